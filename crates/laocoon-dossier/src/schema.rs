//! The JSON Schema of the dossier, generated from the types that write it.

/// The published schema (draft 2020-12).
pub fn text() -> &'static str {
    include_str!("../../../docs/dossier.schema.json")
}

#[cfg(test)]
mod tests {
    use crate::json::Shape;
    use schemars::generate::SchemaSettings;

    /// Set `LAOCOON_BLESS=1` to write the schema anew.
    #[test]
    fn published_schema_is_fresh() {
        let schema = SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Shape<'_>>();
        let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../docs/dossier.schema.json"
        );
        if std::env::var_os("LAOCOON_BLESS").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            fresh == published,
            "docs/dossier.schema.json is not what the types say; LAOCOON_BLESS=1 writes it"
        );
    }
}
