//! A deterministic news-like corpus of any size: stories told by several outlets, with shared and differing facts.

/// The numbers behind a corpus (xorshift64*; Vigna 2016), so that every run reads the same articles.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.roll(from.len())]
    }
}

const ONSETS: [&str; 16] = ["b", "br", "ch", "d", "dr", "f", "gl", "k", "l", "m", "n", "p", "st", "t", "v", "z"];
const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "oo"];
const CODAS: [&str; 8] = ["", "n", "r", "st", "l", "nd", "m", "ck"];
const COMMON: [&str; 24] = [
    "the", "of", "to", "and", "a", "in", "that", "for", "on", "was", "with", "as", "it", "by", "at", "from", "be", "has", "an", "are", "were", "not", "which",
    "after",
];
const MONTHS: [&str; 6] = ["January", "March", "May", "July", "September", "November"];
const ROLES: [&str; 6] = ["President", "Foreign Minister", "Governor", "Mayor", "Police Chief", "Secretary of State"];
const FIRST_NAMES: [&str; 10] = ["Anna", "Marco", "Fatima", "John", "Olga", "Pedro", "David", "Elena", "Victor", "Ruth"];

fn word(seed: usize) -> String {
    let mut dice = Dice(seed as u64 * 2_654_435_761 + 97);
    (0..=1 + seed % 2).map(|_| format!("{}{}{}", dice.pick(&ONSETS), dice.pick(&VOWELS), dice.pick(&CODAS))).collect()
}

fn name(seed: usize) -> String {
    let plain = word(seed * 31 + 7);
    plain[..1].to_uppercase() + &plain[1..]
}

struct Story {
    place: String,
    people: Vec<String>,
    topic: Vec<String>,
    figures: Vec<usize>,
    quotes: Vec<String>,
}

fn filler(dice: &mut Dice, story: &Story, words: usize) -> String {
    let mut out: Vec<String> = Vec::with_capacity(words);
    for _ in 0..words {
        out.push(match dice.roll(10) {
            0..=4 => dice.pick(&COMMON).to_owned(),
            5 | 6 => story.topic[dice.roll(story.topic.len())].clone(),
            _ => word(dice.roll(dice_range(words))),
        });
    }
    let text = out.join(" ");
    text[..1].to_uppercase() + &text[1..]
}

/// Rare words are rare: the vocabulary is far larger than a story.
fn dice_range(words: usize) -> usize {
    4_000 + words * 100
}

fn story(number: usize) -> Story {
    let mut dice = Dice(number as u64 * 7_919 + 13);
    let people = (0..4).map(|i| format!("{} {} {}", dice.pick(&ROLES), dice.pick(&FIRST_NAMES), name(number * 5 + i))).collect();
    let topic = (0..30).map(|_| word(dice.roll(40_000))).collect();
    let figures = (0..8).map(|_| 12 + dice.roll(88)).collect();
    let mut made = Story { place: name(number * 17 + 3), people, topic, figures, quotes: Vec::new() };
    made.quotes = (0..4).map(|_| filler(&mut dice, &made, 12)).collect();
    made
}

/// `stories` x `outlets` articles of about 25 sentences, story by story.
pub fn articles(stories: usize, outlets: usize) -> Vec<String> {
    (0..stories).flat_map(|s| (0..outlets).map(move |o| article(s, o))).collect()
}

fn article(number: usize, outlet: usize) -> String {
    let story = story(number);
    let mut dice = Dice((number * 1_009 + outlet) as u64 * 31 + 5);
    let mut sentences = Vec::new();
    for (i, figure) in story.figures.iter().enumerate() {
        let figure = figure + usize::from(dice.roll(6) == 0);
        let (place, topic) = (&story.place, &story.topic[i * 3]);
        sentences.push(match i % 4 {
            0 => format!("At least {figure} people were killed in the {place} {topic}, officials said on Monday."),
            1 => format!("About {figure}% of {topic} voters backed the plan in {place}."),
            2 => format!("The {topic} in {place} will cost ${figure} million, the ministry estimated."),
            _ => format!("The {topic} was held in {place} on {} {}.", MONTHS[i % 6], 1 + figure % 28),
        });
    }
    for (i, quote) in story.quotes.iter().enumerate() {
        sentences.push(format!("“{quote},” {} said.", story.people[i]));
    }
    while sentences.len() < 25 {
        let words = 10 + dice.roll(20);
        sentences.push(filler(&mut dice, &story, words) + ".");
    }
    for i in (1..sentences.len()).rev() {
        sentences.swap(i, dice.roll(i + 1));
    }
    sentences.chunks(2).map(|c| c.join(" ")).collect::<Vec<_>>().join("\n")
}
