//! Where it happened: claims with a place that has coordinates, on outlines; the others listed.

use super::{numbers, row, section, table};
use crate::gist;
use crate::html::View;
use crate::html::chart;
use crate::html::chart::svg::{self, Target};
use crate::html::chart::world::{self, Window};
use crate::html::writer::Writer;
use crate::words::filled;
use laocoon_claim::Body;
use laocoon_mark::EntityId;
use std::collections::BTreeMap;

const WIDTH: f64 = 1080.0;

/// A place and the claims about what happened there.
struct Spot {
    entity: EntityId,
    /// Longitude and latitude.
    at: Option<(f64, f64)>,
    claims: Vec<u32>,
}

/// Places of events and tolls, those with most claims first.
fn spots(view: &View<'_>) -> Vec<Spot> {
    let layers = view.dossier.layers;
    let mut claims: BTreeMap<EntityId, Vec<u32>> = BTreeMap::new();
    for (claim, index) in view.dossier.claims.iter().zip(0..) {
        let places = match &claim.body {
            Body::Event(event) => event.places.as_slice(),
            Body::Toll(toll) => toll.place.as_slice(),
            _ => continue,
        };
        for place in places {
            claims.entry(*place).or_default().push(index);
        }
    }
    let mut spots: Vec<Spot> = (claims.into_iter())
        .map(|(entity, claims)| Spot {
            entity,
            at: (layers[entity].position)
                .map(|position| (f64::from(position.longitude), f64::from(position.latitude))),
            claims,
        })
        .collect();
    spots.sort_by_key(|spot| (std::cmp::Reverse(spot.claims.len()), spot.entity));
    spots
}

pub(super) fn any(view: &View<'_>) -> bool {
    !spots(view).is_empty()
}

pub(super) fn write(out: &mut Writer, view: &View<'_>) {
    let spots = spots(view);
    if spots.is_empty() {
        return;
    }
    let words = &view.words.views;
    section(out, "map", &words.map, None, |out| {
        let (located, unlocated): (Vec<&Spot>, Vec<&Spot>) =
            spots.iter().partition(|spot| spot.at.is_some());
        if !located.is_empty() {
            out.raw("<p class=\"hint\">")
                .text(&words.map_hint)
                .raw("</p>\n");
            draw(out, view, &located);
        }
        let number = |spots: &[&Spot]| spots.iter().map(|spot| spot.claims.len()).sum::<usize>();
        let told = filled(&words.located, "{number}", &number(&located).to_string());
        let all = number(&located) + number(&unlocated);
        out.raw("<p class=\"hint\">")
            .text(&filled(&told, "{all}", &all.to_string()))
            .raw("</p>\n");
        let heads = [words.place.as_str(), &words.coordinates, &words.claims];
        table(out, view.words, !located.is_empty(), &heads, |out| {
            for spot in located.iter().chain(&unlocated) {
                row(out, &spot.claims);
                out.raw("<th scope=\"row\">");
                view.inline(out, &view.dossier.layers[spot.entity].name);
                out.raw("</th><td class=\"n\">");
                match spot.at {
                    Some((longitude, latitude)) => {
                        out.text(&format!("{latitude:.2}, {longitude:.2}"));
                    }
                    None => {
                        out.text(&words.unlocated);
                    }
                }
                out.raw("</td><td>");
                numbers(out, view, &spot.claims);
                out.raw("</td></tr>\n");
            }
        });
    });
}

fn draw(out: &mut Writer, view: &View<'_>, spots: &[&Spot]) {
    let places: Vec<(f64, f64)> = spots.iter().filter_map(|spot| spot.at).collect();
    let window = Window::around(&places, WIDTH);
    chart::figure(out, view.words, |out| {
        svg::open(out, "map", window.size(), &view.words.views.map);
        world::draw(out, &window);
        // Labels that would lie on another are left to the pointer and the table.
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for spot in spots {
            let Some(place) = spot.at else {
                continue;
            };
            let (x, y) = window.at(place);
            let name = &view.dossier.layers[spot.entity].name;
            let title = format!("{name}: {}", view.words.counted(spot.claims.len()));
            svg::link(out, "spot", &Target::claims(&spot.claims), &title);
            let radius = 4.0 + 2.0 * (spot.claims.len() as f64).sqrt();
            svg::circle(out, "at", (x, y), radius);
            let label = gist::clipped(name, 30);
            let (from, to) = (x + radius + 3.0, x + radius + 3.0 + svg::width(&label));
            let free = |(a, b, at): &(f64, f64, f64)| (at - y).abs() > 13.0 || to < *a || from > *b;
            if taken.iter().all(free) {
                let (anchor, at) = if to > WIDTH {
                    ("end", x - radius - 3.0)
                } else {
                    ("start", from)
                };
                svg::text(out, "label", anchor, (at, y + 4.0), &label);
                taken.push((from, to, y));
            }
            svg::end_link(out);
        }
        svg::close(out);
    });
}
