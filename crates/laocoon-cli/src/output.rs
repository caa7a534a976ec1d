use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file whole or not at all: beside its place first, then renamed into it. What is
/// no file (a terminal, a pipe) is written to, and a link is followed.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_if(path, |out| out.write_all(bytes).map(|()| true))
}

/// The same for what is written bit by bit; what it says is nothing leaves no file.
pub fn write_if(
    path: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<bool>,
) -> io::Result<()> {
    let target = match fs::metadata(path) {
        Ok(there) if !there.is_file() && !there.is_dir() => {
            let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
            fill(&mut out)?;
            return out.flush();
        }
        Ok(_) => fs::canonicalize(path)?,
        Err(_) => path.to_owned(),
    };
    let path = target.as_path();
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let (beside, file) = create_beside(path)?;
    let mut out = BufWriter::new(file);
    let written = fill(&mut out).and_then(|some| {
        out.flush()?;
        out.get_ref().sync_all()?;
        if some {
            fs::rename(&beside, path)?;
        }
        Ok(some)
    });
    if !matches!(written, Ok(true)) {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written.map(drop)
}

/// A new file in the same folder, under a name that no other run uses.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it does not name a file"))?;
    let mut nth = 0;
    loop {
        let hidden = format!(
            ".{}.{}.{nth}.part",
            name.to_string_lossy(),
            std::process::id()
        );
        let beside = path.with_file_name(hidden);
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)
        {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && nth < 100 => nth += 1,
            Err(error) => return Err(error),
        }
    }
}
