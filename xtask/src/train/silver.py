"""Trees by a teacher, to train on beside the treebanks: target/silver/ru.conllu.

    cargo xtask train cut ru < TEXT | python silver.py > target/silver/ru.conllu

TEXT is Russian news, one paragraph a line; the shipped model's was the texts of NEREL's training part.
The teacher is slovnet's news model as it stands in the package natasha 1.6.0 (PyPI, MIT). Needs natasha.
"""
import sys
from natasha import NewsEmbedding, NewsMorphTagger, NewsSyntaxParser
def sentences(lines):
    words=[]
    for line in lines:
        if line.strip(): words.append(line.rstrip('\n').split('\t'))
        elif words: yield words; words=[]
    if words: yield words
def main():
    embedding=NewsEmbedding()
    tagger, parser=NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    rows=list(sentences(sys.stdin))
    chunks=[[row[1] for row in words] for words in rows]
    for words, tags, tree in zip(rows, tagger.map(chunks), parser.map(chunks)):
        heads=[int(t.head_id) for t in tree.tokens]
        # One root, and no word its own head.
        if heads.count(0)!=1 or any(h==i+1 for i,h in enumerate(heads)): continue
        for row, tag, arc in zip(words, tags.tokens, tree.tokens):
            feats='|'.join(f'{k}={v}' for k,v in sorted(tag.feats.items())) or '_'
            print(row[0], row[1], '_', tag.pos, '_', feats, arc.head_id, arc.rel, '_', row[9], sep='\t')
        print()
main()
