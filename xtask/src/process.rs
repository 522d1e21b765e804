//! Background programs that never outlive the task.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::start_error;
use crate::error::Result;

/// The longest time for a program to end by itself.
const PATIENCE: Duration = Duration::from_secs(5);

/// The process groups that run now.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

/// A program in the background, in a process group of its own; dropping it ends the whole group.
#[derive(Debug)]
pub(crate) struct Background {
    child: Child,
}

impl Background {
    /// Starts a program and gives what it prints.
    pub(crate) fn start(command: &mut Command) -> Result<(Self, impl Read + Send + use<>)> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|source| start_error(command, source))?;
        let output: Box<dyn Read + Send> = match child.stdout.take() {
            Some(output) => Box::new(output),
            None => Box::new(std::io::empty()),
        };
        running(|groups| groups.push(child.id()));
        Ok((Self { child }, output))
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)) | Err(_))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let group = self.child.id();
        signal(group, Signal::End);
        let start = Instant::now();
        while !self.has_ended() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(20));
        }
        signal(group, Signal::Kill);
        let _ = self.child.kill();
        let _ = self.child.wait();
        running(|groups| groups.retain(|other| *other != group));
    }
}

/// Ends every background program when the task is interrupted or told to end.
pub(crate) fn end_all_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        running(|groups| groups.iter().for_each(|group| signal(*group, Signal::End)));
        thread::sleep(Duration::from_millis(500));
        running(|groups| groups.iter().for_each(|group| signal(*group, Signal::Kill)));
        std::process::exit(130);
    })?;
    Ok(())
}

#[derive(Clone, Copy, Debug)]
enum Signal {
    End,
    Kill,
}

#[cfg(unix)]
fn signal(group: u32, signal: Signal) {
    use nix::sys::signal::{Signal as Unix, killpg};
    use nix::unistd::Pid;

    let Ok(group) = i32::try_from(group) else {
        return;
    };
    let signal = match signal {
        Signal::End => Unix::SIGTERM,
        Signal::Kill => Unix::SIGKILL,
    };
    // A group that has ended already is no error.
    let _ = killpg(Pid::from_raw(group), signal);
}

#[cfg(not(unix))]
fn signal(_group: u32, _signal: Signal) {}

fn running<T>(change: impl FnOnce(&mut Vec<u32>) -> T) -> T {
    change(&mut RUNNING.lock().unwrap_or_else(PoisonError::into_inner))
}
