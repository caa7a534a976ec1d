use crate::Point;
use std::f64::consts::TAU;

/// The area of a polygon, whose last corner is joined to the first.
pub fn area(polygon: &[Point]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let twice: f64 = polygon
        .iter()
        .zip(next)
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum();
    twice.abs() / 2.0
}

/// The share of a circle's line that lies within the polygon: Ripley's edge correction is its
/// reciprocal.
pub fn share_inside(polygon: &[Point], centre: Point, radius: f64) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    let mut crossings = Vec::new();
    for (a, b) in polygon.iter().zip(next) {
        let start = [a[0] - centre[0], a[1] - centre[1]];
        let along = [b[0] - a[0], b[1] - a[1]];
        let square = along[0] * along[0] + along[1] * along[1];
        let half = start[0] * along[0] + start[1] * along[1];
        let offset = start[0] * start[0] + start[1] * start[1] - radius * radius;
        let discriminant = half * half - square * offset;
        if square <= 0.0 || discriminant <= 0.0 {
            continue;
        }
        let root = discriminant.sqrt();
        for u in [(-half - root) / square, (-half + root) / square] {
            if (0.0..1.0).contains(&u) {
                crossings.push((start[1] + u * along[1]).atan2(start[0] + u * along[0]));
            }
        }
    }
    if crossings.is_empty() {
        return f64::from(u8::from(contains(polygon, [centre[0] + radius, centre[1]])));
    }
    crossings.sort_by(f64::total_cmp);
    let first = crossings[0] + TAU;
    let ends = crossings.iter().copied().skip(1).chain([first]);
    let within = crossings.iter().zip(ends).filter_map(|(start, end)| {
        let middle = (start + end) / 2.0;
        let on = [
            centre[0] + radius * middle.cos(),
            centre[1] + radius * middle.sin(),
        ];
        contains(polygon, on).then_some(end - start)
    });
    within.sum::<f64>() / TAU
}

fn contains(polygon: &[Point], point: Point) -> bool {
    let next = polygon.iter().cycle().skip(1);
    let crossed = polygon.iter().zip(next).filter(|(a, b)| {
        (a[1] > point[1]) != (b[1] > point[1])
            && point[0] < a[0] + (point[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::{area, share_inside};

    #[test]
    fn a_square() {
        let square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]];
        assert!((area(&square) - 4.0).abs() < 1e-12);
        let check = |centre, radius, share: f64| {
            assert!((share_inside(&square, centre, radius) - share).abs() < 1e-9);
        };
        check([1.0, 1.0], 0.5, 1.0);
        check([1.0, 1.0], 3.0, 0.0);
        check([0.0, 1.0], 0.5, 0.5);
        check([1e-9, 1e-9], 0.5, 0.25);
    }
}
