use crossread::{
    align::{Alignment, Link},
    analysis::{self, Comparison},
    compare, export, load,
    progress::Progress,
    text::{DocumentId, PassageId},
};
use std::collections::BTreeSet;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a.ends_with(".txt")).collect();
    let loaded = load::load(&args, &load::Options::default(), &Progress::none()).unwrap();
    let mut a = analysis::analyse(loaded.documents, &analysis::Options::default(), &Progress::none()).unwrap();
    let flat = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
    for dir in ["/work/shared/eval/stories/dev", "/work/shared/eval/ecb_facts/dev"] {
        for f in std::fs::read_dir(dir).unwrap() {
            let s: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(f.unwrap().path()).unwrap()).unwrap();
            let arts = s["articles"].as_array().unwrap();
            if arts.len() != a.documents.len() {
                continue;
            }
            let first: Vec<String> = arts.iter().map(|x| flat(x["sentences"][0].as_str().unwrap())).collect();
            if !arts.iter().zip(&first).all(|(x, f)| {
                let id = x["id"].as_str().unwrap();
                a.documents.iter().any(|d| d.about.path.ends_with(&format!("/{id}.txt")) && flat(&d.text).starts_with(f.as_str()))
            }) {
                continue;
            }
            let place = |id: &str, n: u64| -> Option<PassageId> {
                let x = arts.iter().find(|x| x["id"] == id)?;
                let d = a.documents.iter().position(|d| d.about.path.ends_with(&format!("/{id}.txt")))?;
                let mut at = 0;
                let body: Vec<String> = x["sentences"].as_array()?.iter().map(|s| flat(s.as_str().unwrap())).collect();
                for s in &body[..n as usize] {
                    at += s.len().max(1) + 2;
                }
                let end = at + body[n as usize].len();
                let i = a.documents[d]
                    .passages
                    .iter()
                    .enumerate()
                    .map(|(i, p)| (i, p.span.end().min(end).saturating_sub(p.span.start().max(at))))
                    .max_by_key(|x| x.1)?
                    .0;
                Some(DocumentId(d as u32).passage(i))
            };
            let mut pairs = BTreeSet::new();
            for i in s["items"].as_array().unwrap_or(&vec![]) {
                for x in i["sentences_a"].as_array().unwrap() {
                    for y in i["sentences_b"].as_array().unwrap() {
                        if let (Some(p), Some(q)) = (place(i["a"].as_str().unwrap(), x.as_u64().unwrap()), place(i["b"].as_str().unwrap(), y.as_u64().unwrap()))
                        {
                            pairs.insert((p.min(q), p.max(q)));
                        }
                    }
                }
            }
            for l in s["links"].as_array().unwrap_or(&vec![]) {
                let (x, y) = (&l["a"], &l["b"]);
                if let (Some(p), Some(q)) = (place(x[0].as_str().unwrap(), x[1].as_u64().unwrap()), place(y[0].as_str().unwrap(), y[1].as_u64().unwrap())) {
                    pairs.insert((p.min(q), p.max(q)));
                }
            }
            a.comparisons = pairs
                .into_iter()
                .map(|(p, q)| {
                    let alignment = Alignment { passages: vec![p, q], links: vec![Link { a: p, b: q, score: 0.7, cues: vec![] }] };
                    let findings = compare::compare(&a.documents, &a.extractions, &alignment);
                    let verdict = compare::verdict(&a.documents, &alignment, &findings);
                    Comparison { alignment, findings, verdict }
                })
                .collect();
        }
    }
    export::json::write(
        &mut std::io::stdout().lock(),
        &a,
        &[],
        export::json::Options { alignments: true, include_single: false, candidates: std::env::args().any(|a| a == "--min-score") },
    )
    .unwrap();
}
