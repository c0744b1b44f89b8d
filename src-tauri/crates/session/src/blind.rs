//! Blind labelling: names, metadata and predictions are out of sight, and the images stand in an order that tells nothing.
//!
//! Owns: that a project is labelled blind, which outlives the window and the program, and the order of its images
//! meanwhile. Refuses: hiding names and metadata, which the window does.

use vesicle_project::queue::Queue;

use crate::SessionError;
use crate::session::{Session, State};
use crate::work::queue;

pub(crate) const BLIND: &str = "blind";

impl Session {
    /// Begins to label blind, in the order of a queue that is random: all images, or those of a pass.
    ///
    /// # Errors
    /// When the queue follows from something else than chance, its pass does not exist, or it cannot be saved.
    pub fn begin_blind(&self, order: &Queue) -> Result<(), SessionError> {
        if !matches!(order, Queue::Shuffled(_) | Queue::Again { .. }) {
            return Err(SessionError::Refused(
                "Blind labelling needs an order by chance: every other order would tell something of the images."
                    .to_owned(),
            ));
        }
        queue::at_once(self, order)?;
        self.lock().set_blind(Some(order))
    }

    /// Shows everything again, in the order of import.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn end_blind(&self) -> Result<(), SessionError> {
        self.lock().set_blind(None)?;
        self.clear_queue();
        Ok(())
    }

    /// Goes on where the program was left, and writes nothing. A pass that does not exist any more gives way to all images.
    pub(crate) fn resume_blind(&self, order: &Queue) -> Result<(), SessionError> {
        queue::at_once(self, order).or_else(|_| queue::at_once(self, &Queue::Shuffled(0)))?;
        self.lock().blind = true;
        Ok(())
    }
}

impl State {
    fn set_blind(&mut self, order: Option<&Queue>) -> Result<(), SessionError> {
        self.remember(BLIND, &order)?;
        self.blind = order.is_some();
        Ok(())
    }
}
