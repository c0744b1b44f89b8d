//! The project file: one SQLite database.
//!
//! Owns: its schema and versions, the lock that keeps a second program out, and the transactions. Refuses: meaning. Rows
//! go in and out as domain values; what they mean is the project's business. Domain types are not serialised blindly:
//! files outlive refactors, so each column is named here.
//!
//! Durability: WAL with `synchronous = FULL`, so what was acknowledged survives the death of the process and the loss of
//! power. The lock is SQLite's exclusive locking mode: the operating system drops it when the process dies.

mod evaluations;
mod passes;
mod results;
mod rows;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::SessionError;

pub(crate) use results::StoredModel;

/// “VESI”: what `file` and we know a project file by.
const APPLICATION_ID: i64 = 0x5645_5349;
/// The version that this program writes; it reads this and all older ones.
const VERSION: i64 = 7;

/// An open project file, locked for this process.
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Makes a new project file.
    ///
    /// # Errors
    /// When there is a file already, or when it cannot be written.
    pub(crate) fn create(path: &Path, name: &str) -> Result<Self, SessionError> {
        refuse_long_name(path)?;
        if path.exists() {
            let reason = "there is a file with this name already. Open it, or choose another name".to_owned();
            return Err(SessionError::Unreadable { path: path.to_path_buf(), reason });
        }
        let failed = |source| SessionError::Write { path: path.to_path_buf(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(failed)?;
        // Where nothing can be written, the system says why; SQLite would only say that it could not open a file.
        tempfile::tempfile_in(folder).map_err(failed)?;
        let connection = Connection::open(path).map_err(|error| unreadable(path, &error))?;
        let store = Self { connection };
        store.prepare().and_then(|()| store.initialise(name)).map_err(|error| unreadable(path, &error))?;
        Ok(store)
    }

    /// Opens a project file, bringing an older one up to date.
    ///
    /// # Errors
    /// When the file is missing, is no project, is damaged, is open elsewhere, or comes from a newer version.
    pub(crate) fn open(path: &Path) -> Result<Self, SessionError> {
        let refuse = |reason: &str| SessionError::Unreadable { path: path.to_path_buf(), reason: reason.to_owned() };
        if !path.is_file() {
            return Err(refuse("there is no such file. It may have been moved or renamed"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| unreadable(path, &error))?;
        let store = Self { connection };
        let (id, version) = store.identity().map_err(|error| unreadable(path, &error))?;
        if id != APPLICATION_ID {
            return Err(refuse("it is not a Vesicle project. Choose a file that ends in .vesicle"));
        }
        if version > VERSION {
            return Err(SessionError::Newer { path: path.to_path_buf(), found: version, known: VERSION });
        }
        store.prepare().and_then(|()| store.update(version)).map_err(|error| unreadable(path, &error))?;
        Ok(store)
    }

    /// Copies the whole file, as it is now, over whatever is at `target`. The copy appears complete or not at all.
    pub(crate) fn copy_to(&self, target: &Path) -> Result<(), SessionError> {
        refuse_long_name(target)?;
        let failed = |source| SessionError::Write { path: target.to_path_buf(), source };
        let folder = target.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(failed)?;
        let draft = tempfile::Builder::new().prefix(".vesicle-").tempfile_in(folder).map_err(failed)?;
        self.connection.backup(rusqlite::MAIN_DB, draft.path(), None::<fn(rusqlite::backup::Progress)>)?;
        draft.persist(target).map_err(|error| failed(error.error))?;
        Ok(())
    }

    fn identity(&self) -> rusqlite::Result<(i64, i64)> {
        self.connection.busy_timeout(Duration::from_millis(500))?;
        self.connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        let read = |name| self.connection.pragma_query_value(None, name, |row| row.get(0));
        Ok((read("application_id")?, read("user_version")?))
    }

    /// Settings of the connection, and the lock.
    fn prepare(&self) -> rusqlite::Result<()> {
        self.connection.busy_timeout(Duration::from_millis(500))?;
        self.connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        self.connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        self.connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;")
    }

    fn initialise(&self, name: &str) -> rusqlite::Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute_batch(include_str!("schema.sql"))?;
        migrate(&transaction, 1)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
        transaction.execute("INSERT INTO meta VALUES ('name', ?1)", [name])?;
        transaction.commit()
    }

    /// Brings a file of an older version up to date, at once or not at all.
    fn update(&self, version: i64) -> rusqlite::Result<()> {
        if version >= VERSION {
            return Ok(());
        }
        let transaction = self.connection.unchecked_transaction()?;
        migrate(&transaction, version)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
        transaction.commit()
    }

    /// A small text kept beside the rows, for example the Fit settings.
    pub(crate) fn meta(&self, key: &str) -> rusqlite::Result<Option<String>> {
        use rusqlite::OptionalExtension as _;
        self.connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()
    }

    pub(crate) fn set_meta(&self, key: &str, value: &str) -> rusqlite::Result<()> {
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [key, value]).map(drop)
    }
}

/// SQLite keeps files beside a project whose names are longer by up to 8 letters, and no system allows more than 255.
fn refuse_long_name(path: &Path) -> Result<(), SessionError> {
    const LONGEST: usize = 255 - 8;
    if path.file_name().is_none_or(|name| name.len() <= LONGEST) {
        return Ok(());
    }
    let reason = format!("its name is too long. Choose one with at most {LONGEST} letters, fewer if they have accents");
    Err(SessionError::Unreadable { path: path.to_path_buf(), reason })
}

/// A value for a column that holds JSON.
fn json(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

/// The steps from a version to the present one.
fn migrate(transaction: &rusqlite::Transaction<'_>, from: i64) -> rusqlite::Result<()> {
    if from < 2 {
        transaction.execute_batch(include_str!("schema_2.sql"))?;
    }
    if from < 3 {
        transaction.execute_batch(include_str!("schema_3.sql"))?;
    }
    if from < 4 {
        transaction.execute_batch(include_str!("schema_4.sql"))?;
    }
    if from < 5 {
        transaction.execute_batch(include_str!("schema_5.sql"))?;
    }
    if from < 6 {
        transaction.execute_batch(include_str!("schema_6.sql"))?;
    }
    if from < 7 {
        transaction.execute_batch(include_str!("schema_7.sql"))?;
    }
    Ok(())
}

/// Says in words for people why a file cannot be opened or made.
pub(crate) fn unreadable(path: &Path, error: &rusqlite::Error) -> SessionError {
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            "it is not a Vesicle project, or its beginning is damaged. Choose a file that ends in .vesicle, or a backup"
                .to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            "it is damaged. Copy it before you do anything else, and open a backup if there is one".to_owned()
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "it is open in another window or program. Close it there first".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "it may not be read or written here. Copy it to a folder of your own, and open that copy".to_owned()
        }
        // Also where the folder may not be written, in which SQLite keeps a file beside the project.
        Some(ErrorCode::SystemIoFailure) => {
            "the disk could not be read or written. Check that it is connected and has space and that the folder may be \
             written to. Copy it to a folder of your own, and open that copy"
                .to_owned()
        }
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        _ => {
            // SQLite repeats the whole command after its reason.
            let text = error.to_string();
            let short = text.split(" in ").next().unwrap_or_default();
            format!("its content is not what a Vesicle project holds ({short})")
        }
    };
    SessionError::Unreadable { path: path.to_path_buf(), reason }
}
