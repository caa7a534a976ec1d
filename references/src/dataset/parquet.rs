//! Parquet tables with our columns, as the CSV that the other readers take. Behind the feature `parquet`.

use super::Problem;
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::Field;
use bytes::Bytes;

/// The table as CSV: a heading, then one line a row, so that line numbers tell rows.
pub(super) fn csv(table: &[u8]) -> Result<Vec<u8>, Vec<Problem>> {
    let problem = |error: &dyn std::fmt::Display| {
        vec![Problem {
            line: 1,
            column: None,
            message: format!("cannot be read as Parquet ({error})"),
        }]
    };
    let reader = SerializedFileReader::new(Bytes::copy_from_slice(table))
        .map_err(|error| problem(&error))?;
    let schema = reader.metadata().file_metadata().schema_descr();
    let heading: Vec<&str> = schema
        .columns()
        .iter()
        .map(|column| column.name())
        .collect();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&heading)
        .map_err(|error| problem(&error))?;
    let rows = reader.get_row_iter(None).map_err(|error| problem(&error))?;
    for row in rows {
        let row = row.map_err(|error| problem(&error))?;
        let cells: Vec<String> = row
            .get_column_iter()
            .map(|(_, field)| text(field))
            .collect();
        out.write_record(&cells).map_err(|error| problem(&error))?;
    }
    out.into_inner().map_err(|error| problem(&error))
}

fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Float(value) => value.to_string(),
        Field::Double(value) => value.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::import;
    use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
    use ::parquet::file::properties::WriterProperties;
    use ::parquet::file::writer::SerializedFileWriter;
    use ::parquet::schema::parser::parse_message_type;
    use std::sync::Arc;

    /// A small table in the format's real shape.
    fn table(entities: &[&str]) -> Vec<u8> {
        let schema = "message t { required binary entity (UTF8); required binary indicator (UTF8); required double value; }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let mut out = Vec::new();
        let properties = Arc::new(WriterProperties::builder().build());
        let mut writer = SerializedFileWriter::new(&mut out, schema, properties).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let words = |words: Vec<&str>| words.into_iter().map(ByteArray::from).collect::<Vec<_>>();
        let indicators = vec!["tin-reserves"; entities.len()];
        for column in [words(entities.to_vec()), words(indicators)] {
            let mut writer = group.next_column().unwrap().unwrap();
            writer
                .typed::<ByteArrayType>()
                .write_batch(&column, None, None)
                .unwrap();
            writer.close().unwrap();
        }
        let values: Vec<f64> = (0..entities.len()).map(|n| n as f64 + 0.5).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column
            .typed::<DoubleType>()
            .write_batch(&values, None, None)
            .unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        out
    }

    #[test]
    fn tables_are_read_and_problems_name_their_row() {
        let rows = import(&table(&["KZ", "Chad"]), None).unwrap().rows;
        let read: Vec<_> = rows
            .iter()
            .map(|row| (row.entity, row.value.to_string()))
            .collect();
        assert_eq!(read, [("KZ", "0.5".to_owned()), ("TD", "1.5".to_owned())]);
        let problems = import(&table(&["KZ", "Atlantis"]), None).unwrap_err();
        assert_eq!(problems[0].line, 3);
        assert!(import(b"PAR1 and nothing more", None).is_err());
    }
}
