//! Which processors there are, and opening one of them.
//!
//! Owns the rule for choosing: a real GPU found by wgpu (Vulkan, Metal, DirectX 12) or else the CPU. A software
//! rasteriser (llvmpipe, SwiftShader, WARP) is listed but only taken when it is asked for by name, because the CPU
//! backend is several times faster. It refuses to panic: a driver that misbehaves makes its device disappear from the
//! list.
//!
//! Adapters are opened once in a process, one after the other under one lock (the Vulkan loader does not survive
//! instances that come and go on several threads), and then kept: a GPU program compiled for one fit is there for the
//! next.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

use burn::tensor::wgpu::WgpuBackend;
use burn::tensor::{Device, FloatDType};
use cubecl::config::autotune::AutotuneLevel;
use cubecl::config::{CubeClRuntimeConfig, RuntimeConfig as _};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::architecture::Shape;
use crate::error::DeviceError;
use crate::settings::{LossFunction, OptimizerKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DeviceKind {
    Cpu,
    Gpu,
    /// A graphics interface computed by the CPU: correct, slow, for testing.
    Software,
}

/// The id of the processor itself, which is always there.
const CPU: &str = "cpu";

/// A processor that can fit and predict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceInfo {
    /// "cpu", "software", or for example "discrete-0". The same on every start of the program on the same machine.
    pub id: String,
    /// The adapter's own name, for example "NVIDIA GeForce RTX 4070".
    pub name: String,
    pub kind: DeviceKind,
    /// The one that "auto" takes.
    pub is_auto: bool,
    pub note: Option<String>,
}

/// An opened device. Cheap to clone; the device itself stays open until the program ends.
#[derive(Clone, Debug)]
pub struct Compute {
    info: DeviceInfo,
    device: Device,
}

impl Compute {
    pub fn info(&self) -> &DeviceInfo {
        &self.info
    }

    pub fn id(&self) -> &str {
        &self.info.id
    }

    pub fn name(&self) -> &str {
        &self.info.name
    }

    /// True if the device compiles its programs, anew for each shape.
    pub(crate) fn compiles(&self) -> bool {
        self.info.kind != DeviceKind::Cpu
    }

    /// True if a network can learn on it with layers of half precision. The loops of the processor know single precision only.
    pub fn has_half_precision(&self) -> bool {
        self.compiles() && self.device.supports_dtype(FloatDType::F16)
    }

    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    /// True if the first step with this program will take long.
    pub(crate) fn must_compile(&self, program: &Program) -> bool {
        self.compiles() && !compiled().contains(&(self.info.id.clone(), *program))
    }

    pub(crate) fn has_compiled(&self, program: Program) {
        compiled().insert((self.info.id.clone(), program));
    }
}

/// What a device compiles its programs for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Program {
    pub(crate) shape: Shape,
    pub(crate) batch: usize,
    pub(crate) optimizer: OptimizerKind,
    pub(crate) loss: LossFunction,
    pub(crate) half: bool,
}

/// What has been compiled in this process, by device id.
fn compiled() -> MutexGuard<'static, HashSet<(String, Program)>> {
    static COMPILED: LazyLock<Mutex<HashSet<(String, Program)>>> = LazyLock::new(Mutex::default);
    COMPILED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The devices of this computer: first what "auto" takes, the CPU always among them. Asks the graphics drivers on the
/// first call (up to a second or so) and remembers the answer.
pub fn devices() -> Vec<DeviceInfo> {
    found().iter().map(|compute| compute.info.clone()).collect()
}

/// Opens a device: "auto", "cpu", "gpu" (the best real GPU), "software", an id, or a name from [`devices`] in any case.
///
/// # Errors
/// There is no such device on this computer.
pub fn open_device(asked: &str) -> Result<Compute, DeviceError> {
    if asked.trim() == CPU {
        // Without asking the graphics drivers, which takes time and may not work on this computer.
        return Ok(processor());
    }
    choose(found(), asked)
}

fn choose(found: &[Compute], asked: &str) -> Result<Compute, DeviceError> {
    let wanted = asked.trim();
    let pick = |test: &dyn Fn(&DeviceInfo) -> bool| found.iter().find(|compute| test(&compute.info)).cloned();
    match wanted {
        "auto" | "" => pick(&|info| info.is_auto),
        "gpu" => return pick(&|info| info.kind == DeviceKind::Gpu).ok_or(DeviceError::NoGpu),
        _ => pick(&|info| info.id == wanted || info.name.eq_ignore_ascii_case(wanted)),
    }
    .ok_or_else(|| DeviceError::NotFound {
        asked: asked.to_owned(),
        available: found.iter().map(|compute| compute.info.id.as_str()).collect::<Vec<_>>().join(", "),
    })
}

fn processor() -> Compute {
    let threads = rayon::current_num_threads();
    let name = format!("Processor ({threads} {})", if threads == 1 { "thread" } else { "threads" });
    let info = DeviceInfo { id: CPU.to_owned(), name, kind: DeviceKind::Cpu, is_auto: false, note: None };
    Compute { info, device: Device::flex() }
}

fn found() -> &'static [Compute] {
    static FOUND: OnceLock<Vec<Compute>> = OnceLock::new();
    FOUND.get_or_init(|| {
        configure();
        let mut found = adapters();
        found.push(processor());
        // Stable: GPUs in the order found, then the CPU, then software.
        found.sort_by_key(|compute| match compute.info.kind {
            DeviceKind::Gpu => 0,
            DeviceKind::Cpu => 1,
            DeviceKind::Software => 2,
        });
        if let Some(first) = found.first_mut() {
            first.info.is_auto = true;
        }
        found
    })
}

/// Trying few kernel variants makes the first step on a GPU about twice as fast; these networks are too small to gain
/// from more. `CUBECL_AUTOTUNE_LEVEL` in the environment still decides if it is set.
fn configure() {
    let mut config = CubeClRuntimeConfig::default().override_from_env();
    if std::env::var_os("CUBECL_AUTOTUNE_LEVEL").is_none() {
        config.autotune.level = AutotuneLevel::Minimal;
    }
    CubeClRuntimeConfig::try_set(config);
}

fn adapters() -> Vec<Compute> {
    type Kind = burn::tensor::DeviceKind;
    type Selector = fn(usize) -> Kind;
    let indexed: [(&str, DeviceKind, Selector); 3] = [
        ("discrete", DeviceKind::Gpu, Kind::DiscreteGpu),
        ("integrated", DeviceKind::Gpu, Kind::IntegratedGpu),
        ("virtual", DeviceKind::Gpu, Kind::VirtualGpu),
    ];
    let mut found: Vec<Compute> = Vec::new();
    for (word, kind, selector) in indexed {
        // Indices are gapless; the first that is missing ends the list.
        found.extend((0..16).map_while(|index| open(&format!("{word}-{index}"), kind, selector(index))));
    }
    found.extend(open("software", DeviceKind::Software, Kind::Cpu));
    found
}

fn open(id: &str, kind: DeviceKind, selector: burn::tensor::DeviceKind) -> Option<Compute> {
    // On Linux wgpu would try OpenGL where Vulkan has no such adapter; its compute programs are not worth the noise
    // there.
    let api = if cfg!(target_os = "linux") { WgpuBackend::Vulkan } else { WgpuBackend::Auto };
    let options = Device::wgpu_options().graphics_api(api).device_kind(selector);
    let opened = catch_unwind(AssertUnwindSafe(|| options.init_with_setup()));
    match opened {
        Ok(Ok((device, setup))) => {
            let adapter = setup.adapter.get_info();
            let interface = format!("{:?}", adapter.backend);
            let note = match kind {
                DeviceKind::Software => format!("{interface} computed by the processor: slow, for testing only"),
                DeviceKind::Cpu | DeviceKind::Gpu => {
                    format!("{interface}; the first fit prepares it, which takes a while")
                }
            };
            let name = if adapter.name.is_empty() { format!("Graphics processor {id}") } else { adapter.name };
            tracing::debug!(id, name, interface, "adapter opened");
            Some(Compute {
                info: DeviceInfo { id: id.to_owned(), name, kind, is_auto: false, note: Some(note) },
                device,
            })
        }
        Ok(Err(error)) => {
            tracing::debug!(id, %error, "no such adapter");
            None
        }
        Err(_) => {
            tracing::warn!(id, "the graphics driver panicked while the adapter was opened; it is left out");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compute(id: &str, name: &str, kind: DeviceKind, is_auto: bool) -> Compute {
        let info = DeviceInfo { id: id.into(), name: name.into(), kind, is_auto, note: None };
        Compute { info, device: Device::flex() }
    }

    fn asked(found: &[Compute], asked: &str) -> Result<String, DeviceError> {
        choose(found, asked).map(|compute| compute.info.id)
    }

    #[test]
    fn software_is_never_chosen_unless_asked_for() {
        let found = [
            compute("cpu", "Processor", DeviceKind::Cpu, true),
            compute("software", "llvmpipe", DeviceKind::Software, false),
        ];
        assert_eq!(asked(&found, "auto"), Ok("cpu".into()));
        assert_eq!(asked(&found, "gpu"), Err(DeviceError::NoGpu));
        assert_eq!(asked(&found, "software"), Ok("software".into()));
        assert_eq!(asked(&found, "LLVMpipe"), Ok("software".into()));
    }

    #[test]
    fn a_device_of_another_computer_is_refused_with_the_list() {
        let found = [compute("cpu", "Processor", DeviceKind::Cpu, true)];
        let error = DeviceError::NotFound { asked: "discrete-3".into(), available: "cpu".into() };
        assert_eq!(asked(&found, "discrete-3"), Err(error));
    }

    #[test]
    fn this_computer_has_a_cpu_and_one_automatic_choice() {
        let devices = devices();
        assert!(devices.iter().any(|device| device.id == "cpu" && device.kind == DeviceKind::Cpu), "{devices:?}");
        let automatic: Vec<_> = devices.iter().filter(|device| device.is_auto).collect();
        assert!(automatic.len() == 1 && automatic[0].kind != DeviceKind::Software, "{devices:?}");
        assert!(open_device("cpu").is_ok() && open_device("auto").is_ok());
    }
}
