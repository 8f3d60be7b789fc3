//! The axis of the Time view's lanes: every date has its place, and stretches without any are short.

use jiff::civil::Date;

/// Days from one date to the next at most, as they are drawn.
const LONGEST: u32 = 7;

/// Dates in order, each so many days behind the first as they are drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    stops: Vec<(Date, u32)>,
}

impl Calendar {
    /// The axis on which these dates stand.
    pub fn new(mut dates: Vec<Date>) -> Calendar {
        dates.sort_unstable();
        dates.dedup();
        let mut stops: Vec<(Date, u32)> = Vec::with_capacity(dates.len());
        for date in dates {
            let behind = stops.last().map_or(0, |(before, at)| at + u32::try_from((date - *before).get_days()).unwrap_or(LONGEST).min(LONGEST));
            stops.push((date, behind));
        }
        Calendar { stops }
    }

    /// The cell of a date on `room` cells; the first and the last stay free for what opens before it and closes behind it.
    pub fn cell(&self, date: Date, room: u16) -> u16 {
        let at = self.stops.partition_point(|(stop, _)| *stop < date).min(self.stops.len().saturating_sub(1));
        let (Some((_, here)), Some((_, last))) = (self.stops.get(at), self.stops.last()) else { return 0 };
        let inner = u32::from(room.saturating_sub(3));
        1 + u16::try_from(here * inner / last.max(&1)).unwrap_or(0)
    }

    /// The dates that are written under the axis on `room` cells, each with its first cell: the ends, then those that are `wanted`,
    /// then the rest, as far as none touches another.
    pub fn labels(&self, room: u16, wanted: impl Fn(Date) -> bool) -> Vec<(u16, String)> {
        let mut order: Vec<Date> = self.stops.iter().map(|(d, _)| *d).collect();
        let ends = [order.first().copied(), order.last().copied()];
        order.sort_by_key(|d| (!ends.contains(&Some(*d)), !wanted(*d)));
        let mut placed: Vec<(u16, String)> = Vec::new();
        for date in order {
            let words = date.to_string();
            let wide = words.len() as u16;
            let at = self.cell(date, room).min(room.saturating_sub(wide));
            let is_free = placed.iter().all(|(x, w)| at >= x + w.len() as u16 + 2 || at + wide + 2 <= *x);
            if is_free && wide <= room {
                placed.push((at, words));
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_date_has_a_place_and_stretches_without_any_are_short() {
        let dates = [date(1978, 1, 1), date(1987, 1, 1), date(2024, 3, 13), date(2024, 3, 14)];
        let calendar = Calendar::new(dates.to_vec());
        assert_eq!(dates.map(|d| calendar.cell(d, 33)), [1, 15, 29, 31]);
        let labels = |room| calendar.labels(room, |d| d == date(1987, 1, 1)).into_iter().map(|(x, w)| format!("{x} {w}")).collect::<Vec<_>>();
        assert_eq!(labels(40), ["1 1978-01-01", "30 2024-03-14", "18 1987-01-01"]);
        assert_eq!(labels(9), [""; 0]);
        assert_eq!(Calendar::default().cell(dates[0], 9), 0);
    }
}
