//! The values of front matter: plain, or in quotation marks as YAML has them.

/// A value without its quotation marks or the comment behind it.
pub(super) fn unquoted(value: &str) -> String {
    let closed = match value.split_at_checked(1) {
        Some(("\"", rest)) => double(rest),
        Some(("'", rest)) => single(rest),
        _ => None,
    };
    let plain = if value.starts_with('#') { "" } else { value.split_once(" #").map_or(value, |(v, _)| v.trim_end()) };
    let bare = |mark| plain.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
    closed.or_else(|| bare('"').or_else(|| bare('\'')).map(str::to_owned)).unwrap_or_else(|| plain.to_owned())
}

/// What a double quotation mark closes, with escapes as YAML and JSON have them; `None` where more follows than a comment.
fn double(words: &str) -> Option<String> {
    let mut value = String::new();
    let mut chars = words.chars();
    loop {
        match chars.next()? {
            '"' => return is_end(chars.as_str()).then_some(value),
            '\\' => match chars.next()? {
                'n' | 'r' | 't' => value.push(' '),
                'u' => {
                    let code: String = chars.by_ref().take(4).collect();
                    value.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                escaped => value.push(escaped),
            },
            c => value.push(c),
        }
    }
}

/// What a single quotation mark closes; a doubled one stands for itself.
fn single(words: &str) -> Option<String> {
    let mut value = String::new();
    let mut rest = words;
    loop {
        let (before, after) = rest.split_once('\'')?;
        value.push_str(before);
        match after.strip_prefix('\'') {
            Some(after) => {
                value.push('\'');
                rest = after;
            }
            None => return is_end(after).then_some(value),
        }
    }
}

fn is_end(rest: &str) -> bool {
    rest.trim().is_empty() || rest.trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_escapes_are_read() {
        for (written, value) in [
            ("plain", "plain"),
            ("plain # comment", "plain"),
            ("C#", "C#"),
            ("# comment", ""),
            ("'It''s here'", "It's here"),
            (r#""A \"B\"""#, "A \"B\""),
            (r#""a \\ b\u00e9\n" # c"#, "a \\ bé "),
            ("'A # b' # c", "A # b"),
            ("''", ""),
            ("'It's here'", "It's here"),
            ("\"A \"B\" c\"", "A \"B\" c"),
            ("'tis the season", "'tis the season"),
            ("\"Go\" and stay", "\"Go\" and stay"),
            ("\"", "\""),
        ] {
            assert_eq!(unquoted(written), value, "{written}");
        }
    }
}
