//! Outlines of the world, and where a place lies on a drawing of a part of it.

use super::svg;
use crate::html::writer::Writer;

/// Curves from `web/world.txt`, whose first lines tell source and notation.
const WORLD: &str = include_str!("../../../../../web/world.txt");

/// Least extent in degrees of longitude, so that one town is seen in its region.
const LEAST: f64 = 16.0;

/// A part of the world, true in the middle: one degree to the east is as long as it is there.
#[derive(Clone, Copy, Debug)]
pub(in crate::html) struct Window {
    west: f64,
    north: f64,
    /// Units of the drawing for a degree of longitude and of latitude.
    scale: (f64, f64),
    size: (f64, f64),
}

impl Window {
    /// The part that holds these places (longitude, latitude), on a drawing of this width.
    pub(in crate::html) fn around(places: &[(f64, f64)], width: f64) -> Self {
        let ends = |of: fn(&(f64, f64)) -> f64| {
            let low = places.iter().map(of).fold(f64::INFINITY, f64::min);
            let high = places.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
            (low, high)
        };
        let ((west, east), (south, north)) = (ends(|place| place.0), ends(|place| place.1));
        let middle = (
            (west + east) / 2.0,
            ((south + north) / 2.0).clamp(-70.0, 70.0),
        );
        let squeeze = middle.1.to_radians().cos();
        // Three wide, or as high as the places ask for; a margin all around.
        let tall = (north - south) * 1.5 / squeeze * 2.0;
        let wide = ((east - west) * 1.4).max(tall).clamp(LEAST, 360.0);
        let scale = width / wide;
        let height = ((north - south) * 1.5 * scale / squeeze).clamp(width * 0.42, width * 0.6);
        Self {
            west: middle.0 - wide / 2.0,
            north: middle.1 + height * squeeze / scale / 2.0,
            scale: (scale, scale / squeeze),
            size: (width, height),
        }
    }

    pub(in crate::html) fn size(&self) -> (f64, f64) {
        self.size
    }

    /// Where a place lies.
    pub(in crate::html) fn at(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let x = (longitude - self.west) * self.scale.0;
        (x, (self.north - latitude) * self.scale.1)
    }

    /// Whether a point of the drawing is in sight or just beyond.
    fn is_near(&self, (x, y): (f64, f64)) -> bool {
        let beyond = 60.0;
        (-beyond..self.size.0 + beyond).contains(&x) && (-beyond..self.size.1 + beyond).contains(&y)
    }
}

/// Draws coasts and borders as far as they are in sight.
pub(in crate::html) fn draw(out: &mut Writer, window: &Window) {
    let (mut coasts, mut borders) = (String::new(), String::new());
    for line in WORLD.lines() {
        let path = match line.as_bytes().first() {
            Some(b'c') => &mut coasts,
            Some(b'b') => &mut borders,
            _ => continue,
        };
        curve(path, line, window);
    }
    svg::path(out, "border", &borders);
    svg::path(out, "coast", &coasts);
}

fn curve(path: &mut String, line: &str, window: &Window) {
    let (mut longitude, mut latitude) = (0i32, 0i32);
    // The point before, and whether the pen stands on it.
    let mut before: Option<((f64, f64), bool)> = None;
    for point in line.split(' ').skip(1) {
        let Some((east, north)) = point.split_once(',') else {
            continue;
        };
        longitude += east.parse::<i32>().unwrap_or(0);
        latitude += north.parse::<i32>().unwrap_or(0);
        let here = window.at((f64::from(longitude) / 10.0, f64::from(latitude) / 10.0));
        let mut drawn = false;
        if let Some((last, down)) = before
            && (window.is_near(last) || window.is_near(here))
        {
            if !down {
                path.push_str(&format!("M{} {}", svg::short(last.0), svg::short(last.1)));
            }
            path.push_str(&format!("L{} {}", svg::short(here.0), svg::short(here.1)));
            drawn = true;
        }
        before = Some((here, drawn));
    }
}

#[cfg(test)]
mod tests {
    use super::{WORLD, Window};

    #[test]
    fn every_curve_stays_on_the_globe() {
        let mut curves = 0;
        for line in WORLD.lines().filter(|line| !line.starts_with('#')) {
            let (mut x, mut y) = (0, 0);
            for point in line.split(' ').skip(1) {
                let (east, north) = point.split_once(',').unwrap();
                x += east.parse::<i32>().unwrap();
                y += north.parse::<i32>().unwrap();
                assert!(
                    (-1800..=1800).contains(&x) && (-900..=900).contains(&y),
                    "{line}"
                );
            }
            curves += 1;
        }
        assert!(curves > 400, "{curves}");
    }

    #[test]
    fn places_lie_inside_their_window() {
        for places in [
            vec![(71.4, 51.2)],
            vec![(71.4, 51.2), (76.9, 43.2), (51.2, 43.6)],
            vec![(-179.0, -80.0), (179.0, 80.0)],
        ] {
            let window = Window::around(&places, 1080.0);
            for place in places {
                let (x, y) = window.at(place);
                assert!((0.0..=1080.0).contains(&x), "{place:?} {x}");
                assert!(y.is_finite());
            }
        }
    }
}
