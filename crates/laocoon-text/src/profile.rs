/// Which reading an undirected time such as "Friday" has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// The one nearest to the text's day, by tense: news and other accounts.
    #[default]
    News,
    /// The one to come: orders, appointments, questions to an assistant.
    Future,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 2] = [Profile::News, Profile::Future];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::News => "news",
            Profile::Future => "future",
        }
    }

    /// The profile of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }
}
