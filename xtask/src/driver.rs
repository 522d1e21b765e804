//! Drivers of browsers, one for each session at a time.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::command::command;
use crate::engine::Engine;
use crate::error::{Context, Error, Result};
use crate::process::Background;
use crate::setup;
use crate::tool;

/// The longest time for a driver to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver; dropping it closes every browser that it has opened.
#[derive(Debug)]
pub(crate) struct Driver {
    engine: Engine,
    port: u16,
    // In this order: the driver ends before its display, and both before the folder goes.
    _process: Background,
    _display: Option<Display>,
    folder: TempDir,
}

impl Driver {
    /// Starts the driver of an engine on a free port.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let folder = TempDir::with_prefix("xingfu-")
            .at("make a temporary folder in", &std::env::temp_dir())?;
        let port = free_port()?;
        let display = match engine {
            Engine::Webkit => Some(Display::start()?),
            _ => None,
        };
        let mut command = program(engine, port, folder.path())?;
        if let Some(display) = &display {
            command.env("DISPLAY", format!(":{}", display.number));
        }
        // Profiles of the browser are made in this folder and go with it.
        command.env("TMPDIR", folder.path());
        let log = folder.path().join("driver.log");
        let errors = File::create(&log).at("write", &log)?;
        let (mut process, mut output) = Background::start(command.stderr(errors))?;
        thread::spawn(move || {
            // A driver whose output nobody takes would block.
            let _ = std::io::copy(&mut output, &mut std::io::sink());
        });
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if process.has_ended() || start.elapsed() > PATIENCE {
                return Err(Error::Driver {
                    engine: engine.name(),
                    log: fs::read_to_string(&log).unwrap_or_default(),
                });
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self {
            engine,
            port,
            _process: process,
            _display: display,
            folder,
        })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder of downloads.
    pub(crate) fn downloads(&self) -> PathBuf {
        downloads(self.folder.path())
    }

    /// Asks `ChromeDriver` to close its browsers and to end.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        )?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.engine == Engine::Chromium {
            // Should this fail, ending the process group is what remains.
            let _ = self.shut_down();
        }
    }
}

/// The driver of an engine as it is started.
fn program(engine: Engine, port: u16, folder: &Path) -> Result<Command> {
    let downloads = downloads(folder);
    fs::create_dir(&downloads).at("make", &downloads)?;
    Ok(match engine {
        Engine::Chromium | Engine::Chromium83 => {
            let mut driver = command("chromedriver");
            driver.arg(format!("--port={port}"));
            driver
        }
        Engine::Firefox => {
            let mut driver = command(setup::geckodriver()?);
            driver.args(["--port", &port.to_string(), "--websocket-port", "0"]);
            if let Some(firefox) = tool::firefox() {
                driver.arg("--binary").arg(firefox);
            }
            driver
        }
        Engine::Webkit => {
            // It keeps what it downloads where the desktop says.
            let places = folder.join("user-dirs.dirs");
            let place = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
            fs::write(&places, place).at("write", &places)?;
            let mut driver = command("WebKitWebDriver");
            driver
                .arg(format!("--port={port}"))
                .arg("--replace-on-new-session")
                .env("HOME", folder)
                .env("XDG_CONFIG_HOME", folder)
                .env("LANG", "C.UTF-8")
                .env_remove("WAYLAND_DISPLAY");
            driver
        }
    })
}

fn downloads(folder: &Path) -> PathBuf {
    folder.join("downloads")
}

/// A port that nobody listens on.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address
        .map(|address| address.port())
        .map_err(|source| Error::Listen { port: 0, source })
}

/// A display without a screen, for an engine that needs one.
#[derive(Debug)]
struct Display {
    number: u32,
    _process: Background,
}

impl Display {
    fn start() -> Result<Self> {
        let mut command = command("Xvfb");
        command.args(["-displayfd", "1", "-nolisten", "tcp"]);
        // The pointer rests in the middle: of a small screen it is over the browser's window, which has the
        // focus by that, since nobody manages windows here. Windows may be larger than the screen.
        command.args(["-screen", "0", "640x480x24"]);
        command.stderr(std::process::Stdio::null());
        let (process, output) = Background::start(&mut command)?;
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        let number = line.trim().parse().map_err(|_| Error::Output {
            command: "Xvfb -displayfd 1".to_owned(),
            found: line.clone(),
        });
        read.at("read the display of", Path::new("Xvfb"))?;
        Ok(Self {
            number: number?,
            _process: process,
        })
    }
}
