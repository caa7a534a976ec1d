//! Dossiers in the formats of other programs.
//!
//! Every format has a file of its own; [`FORMATS`] lists them, and help and messages are made
//! from that list. `docs/exports.md` tells for each what it carries, and where. What a format
//! has no place for stands in a side field named `laocoon`, in the form of a `Record`.

mod annotation;
mod bibtex;
mod brat;
mod calendar;
mod cas;
mod claim_review;
mod csl;
mod csv;
mod ftm;
mod geojson;
mod items;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod timeline;
mod view;

pub use csv::unguarded;
pub use view::View;

use items::Items;
use std::io::{self, Write};

/// A format that dossiers can be exported to.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Ending of its files.
    pub ending: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    way: Way,
}

type Each = fn(&View<'_>, &mut Items<'_>) -> io::Result<()>;

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// How a format holds several dossiers.
enum Way {
    /// One after the other in one stream.
    Stream {
        head: &'static str,
        between: &'static str,
        tail: &'static str,
        each: Each,
    },
    /// In files of their own; each file is named by an ending.
    Files(fn(&View<'_>) -> Vec<(&'static str, String)>),
    /// In one file that is not text.
    #[cfg(feature = "parquet")]
    Whole(fn(&[View<'_>], &mut (dyn Write + Send)) -> io::Result<()>),
}

const fn lines(each: Each, head: &'static str, tail: &'static str) -> Way {
    Way::Stream {
        head,
        between: "",
        tail,
        each,
    }
}

/// Every format, in the order in which messages list them.
pub const FORMATS: &[Format] = &[
    Format {
        name: "claim-review",
        ending: "jsonld",
        title: "schema.org ClaimReview (JSON-LD) of what was checked",
        way: Way::Stream {
            head: claim_review::HEAD,
            between: ",\n",
            tail: "\n]}\n",
            each: claim_review::write,
        },
    },
    Format {
        name: "web-annotation",
        ending: "jsonld",
        title: "W3C Web Annotations (JSON-LD)",
        way: Way::Stream {
            head: annotation::HEAD,
            between: ",\n",
            tail: "\n]}\n",
            each: annotation::write,
        },
    },
    Format {
        name: "ftm",
        ending: "ftm.json",
        title: "FollowTheMoney entities, one a line (Aleph, OpenSanctions)",
        way: lines(ftm::write, "", ""),
    },
    Format {
        name: "geojson",
        ending: "geojson",
        title: "GeoJSON of what happened where",
        way: Way::Stream {
            head: "{\"type\":\"FeatureCollection\",\"features\":[\n",
            between: ",\n",
            tail: "\n]}\n",
            each: geojson::write,
        },
    },
    Format {
        name: "timeline",
        ending: "timeline.json",
        title: "TimelineJS",
        way: Way::Stream {
            head: "{\"events\":[\n",
            between: ",\n",
            tail: timeline::TAIL,
            each: timeline::write,
        },
    },
    Format {
        name: "cas",
        ending: "cas.json",
        title: "UIMA CAS JSON 0.4 (INCEpTION), one file a text",
        way: Way::Files(cas::files),
    },
    Format {
        name: "brat",
        ending: "ann",
        title: "brat standoff, a .txt and an .ann a text",
        way: Way::Files(brat::files),
    },
    Format {
        name: "csv",
        ending: "csv",
        title: "a table of the claims",
        way: lines(csv::write, csv::HEAD, ""),
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "parquet",
        ending: "parquet",
        title: "the same table for data programs",
        way: Way::Whole(parquet::write),
    },
    Format {
        name: "bibtex",
        ending: "bib",
        title: "the sources, for LaTeX",
        way: lines(bibtex::write, "", ""),
    },
    Format {
        name: "csl",
        ending: "csl.json",
        title: "the sources as CSL-JSON (Zotero, pandoc)",
        way: Way::Stream {
            head: "[\n",
            between: ",\n",
            tail: "\n]\n",
            each: csl::write,
        },
    },
    Format {
        name: "markdown",
        ending: "md",
        title: "a list of the claims with links to their very words",
        way: lines(markdown::write, "", ""),
    },
    Format {
        name: "ics",
        ending: "ics",
        title: "a calendar (iCalendar) of what happened",
        way: lines(calendar::write, calendar::HEAD, "END:VCALENDAR\r\n"),
    },
];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format whose files end like this name.
pub fn by_ending(file_name: &str) -> Option<&'static Format> {
    let name = file_name.to_lowercase();
    let fits = |format: &&Format| name.ends_with(&format!(".{}", format.ending));
    let mut fitting = FORMATS.iter().filter(fits);
    // An ending that two formats share tells neither.
    fitting.next().filter(|_| fitting.next().is_none())
}

impl Format {
    /// Files of one dossier, by their endings; `None` for a format of one stream.
    pub fn files(&self, view: &View<'_>) -> Option<Vec<(&'static str, String)>> {
        match self.way {
            Way::Files(files) => Some(files(view)),
            _ => None,
        }
    }

    /// Whether each dossier becomes files of its own.
    pub fn is_files(&self) -> bool {
        matches!(self.way, Way::Files(_))
    }

    /// Whether several dossiers follow each other in one stream.
    pub fn is_stream(&self) -> bool {
        matches!(self.way, Way::Stream { .. })
    }

    /// Whether it can only be written whole, and is no text.
    pub fn is_whole(&self) -> bool {
        !self.is_files() && !self.is_stream()
    }

    /// Begins a stream of dossiers; of a format that has none, an empty one.
    pub fn stream<'w>(&self, out: &'w mut dyn Write) -> Stream<'w> {
        let (head, between, tail, each): (_, _, _, Each) = match self.way {
            Way::Stream {
                head,
                between,
                tail,
                each,
            } => (head, between, tail, each),
            _ => ("", "", "", |_, _| Ok(())),
        };
        Stream {
            items: Items::new(out, between),
            head: Some(head),
            tail,
            each,
        }
    }

    /// Writes a format that is one file for all dossiers.
    pub fn whole(&self, views: &[View<'_>], out: &mut (dyn Write + Send)) -> io::Result<()> {
        match self.way {
            #[cfg(feature = "parquet")]
            Way::Whole(write) => write(views, out),
            _ => {
                let _ = (views, out);
                Ok(())
            }
        }
    }
}

/// Dossiers being written one after the other.
pub struct Stream<'w> {
    items: Items<'w>,
    head: Option<&'static str>,
    tail: &'static str,
    each: Each,
}

impl Stream<'_> {
    /// Writes one dossier.
    pub fn write(&mut self, view: &View<'_>) -> io::Result<()> {
        self.begin()?;
        (self.each)(view, &mut self.items)
    }

    /// Writes what comes after the last. Without this, and without dossiers, nothing is written.
    pub fn end(mut self) -> io::Result<()> {
        self.begin()?;
        self.items.text(self.tail)?;
        if self.tail == timeline::TAIL {
            self.items.end_aside()?;
            self.items.text("}}\n")?;
        }
        Ok(())
    }

    fn begin(&mut self) -> io::Result<()> {
        match self.head.take() {
            Some(head) => self.items.text(head),
            None => Ok(()),
        }
    }
}
