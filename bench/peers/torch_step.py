"""The work of bench/train in PyTorch. Training: student and teacher, DINO head, geo heads, AdamW, EMA. Embedding: the encoder.

Reads one JSON object on the first line of stdin: {task: "train" | "embed", encoder (as in the settings), embeddingWidth,
localPx, locals, hidden, bottleneck, outputs, populationClasses, geoWeight, batch, threads, device: "cpu" | "cuda", compile};
answers {parameters, torch} when it has warmed up. Then each line holds a number of seconds to run for, answered by
{imagesPerSecond, cpuSecondsPerImage}. On a GPU the batch is moved there anew for each step, as a training would.
"""

import json
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch_resnet import Resnet

config = json.loads(sys.stdin.readline())
torch.set_num_threads(config["threads"])
torch.manual_seed(1)
device = torch.device(config["device"])
torch.set_default_device(device)


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query, self.key_value = nn.Linear(width, width), nn.Linear(width, 2 * width)
        self.project = nn.Linear(width, width)
        self.expand, self.contract = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def split(self, x):
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def forward(self, x, class_only=False):
        """All tokens, or (in the last block) the class token alone, which is all that is read of it."""
        normed = self.norm1(x)
        k, v = self.key_value(normed).chunk(2, -1)
        if class_only:
            x, normed = x[:, :1], normed[:, :1]
        mixed = F.scaled_dot_product_attention(self.split(self.query(normed)), self.split(k), self.split(v))
        x = x + self.project(mixed.transpose(1, 2).flatten(2))
        return x + self.contract(F.gelu(self.expand(self.norm2(x)), approximate="tanh"))


class Vit(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.patch = c["patchPx"]
        side = c["sizePx"] // self.patch
        self.embed = nn.Linear(3 * self.patch**2, c["width"])
        self.cls = nn.Parameter(torch.randn(1, 1, c["width"]) * 0.02)
        self.position = nn.Parameter(torch.randn(1, side * side, c["width"]) * 0.02)
        self.class_position = nn.Parameter(torch.randn(1, 1, c["width"]) * 0.02)
        self.blocks = nn.ModuleList([Block(c["width"], c["heads"]) for _ in range(c["depth"])])
        self.norm = nn.LayerNorm(c["width"])
        self.side = side

    def positions(self, side):
        if side == self.side:
            return self.position
        grid = self.position.view(1, self.side, self.side, -1).permute(0, 3, 1, 2)
        grid = F.interpolate(grid, (side, side), mode="bilinear", align_corners=False)
        return grid.flatten(2).transpose(1, 2)

    def forward(self, images):
        batch, _, px, _ = images.shape
        side = px // self.patch
        x = images.unfold(2, self.patch, self.patch).unfold(3, self.patch, self.patch)
        x = x.permute(0, 2, 3, 1, 4, 5).reshape(batch, side * side, -1)
        x = self.embed(x) + self.positions(side)
        cls = (self.cls + self.class_position).expand(batch, -1, -1)
        x = torch.cat([cls, x], 1)
        for i, block in enumerate(self.blocks):
            x = block(x, class_only=i == len(self.blocks) - 1)
        return self.norm(x)[:, 0]


class Head(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.mlp = nn.Sequential(
            nn.Linear(c["embeddingWidth"], c["hidden"]), nn.GELU("tanh"),
            nn.Linear(c["hidden"], c["hidden"]), nn.GELU("tanh"),
            nn.Linear(c["hidden"], c["bottleneck"]),
        )
        self.last = nn.Parameter(torch.randn(c["outputs"], c["bottleneck"]) * 0.02)

    def forward(self, z):
        return F.normalize(self.mlp(z), dim=-1) @ F.normalize(self.last, dim=-1).T


class Network(nn.Module):
    def __init__(self, c):
        super().__init__()
        kinds = {"vit": Vit, "resnet": Resnet}
        self.encoder, self.head = kinds[c["encoder"]["kind"]](c["encoder"]), Head(c)


student, teacher = Network(config), Network(config)
teacher.load_state_dict(student.state_dict())
teacher.requires_grad_(False)
geo = nn.ModuleList(
    nn.Sequential(nn.Linear(config["embeddingWidth"], 256), nn.ReLU(), nn.Linear(256, n))
    for n in (1, config["populationClasses"], 2)
)
parameters = [*student.parameters(), *geo.parameters()]
optimiser = torch.optim.AdamW(
    [
        {"params": [p for p in parameters if p.ndim > 1], "weight_decay": 0.04},
        {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
    ],
    lr=5e-4,
    fused=True,
)
centre = torch.zeros(config["outputs"])
batch, local_count = config["batch"], config["locals"]


def loss_of(globals_, locals_, price, density, place):
    z_global = student.encoder(globals_)
    scores = [student.head(z_global).view(2, batch, -1)]
    if local_count:
        scores.append(student.head(student.encoder(locals_)).view(local_count, batch, -1))
    logs = F.log_softmax(torch.cat(scores) / 0.1, -1)
    with torch.no_grad():
        raw = teacher.head(teacher.encoder(globals_)).view(2, batch, -1)
        target = F.softmax((raw - centre) / 0.04, -1)
    # Over the pairs i != j: the sum over all views less view i, as in our loss.
    l_cl = -(target * (logs.sum(0, keepdim=True) - logs[:2])).sum() / (2 * (1 + local_count) * batch)
    l_geo = (
        F.mse_loss(geo[0](z_global)[:, 0], price.repeat(2))
        + F.cross_entropy(geo[1](z_global), density.repeat(2))
        + F.mse_loss(geo[2](z_global), place.repeat(2, 1))
    ) / 3
    return l_cl + config["geoWeight"] * l_geo, raw


embeds = config["task"] == "embed"
compiled = torch.compile if config["compile"] else lambda function: function
forward = compiled(teacher.encoder if embeds else loss_of)

px, local_px = config["encoder"]["sizePx"], config["localPx"]
with torch.device("cpu"):
    images = torch.randn(batch, 3, px, px)
    data = (
        torch.randn(2 * batch, 3, px, px),
        torch.randn(max(1, local_count * batch), 3, local_px, local_px),
        torch.randn(batch),
        torch.arange(batch) % config["populationClasses"],
        torch.randn(batch, 2),
    )
student_weights, teacher_weights = list(student.parameters()), list(teacher.parameters())


def clip(gradients, limit):
    """Scales every gradient of its own down to the limit."""
    lengths = torch._foreach_norm(gradients)
    torch._foreach_div_(lengths, limit)
    torch._foreach_clamp_min_(lengths, 1.0)
    torch._foreach_div_(gradients, lengths)


def embed():
    with torch.inference_mode():
        forward(images.to(device))


def train():
    loss, raw = forward(*(each.to(device) for each in data))
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    with torch.no_grad():
        clip([p.grad for p in parameters], 3.0)
    optimiser.step()
    with torch.no_grad():
        centre.mul_(0.9).add_(raw.mean((0, 1)), alpha=0.1)
        torch._foreach_lerp_(teacher_weights, student_weights, 0.004)


step = embed if embeds else train


def wait():
    if device.type == "cuda":
        torch.cuda.synchronize()


def measure(seconds):
    steps, started, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - started < seconds:
        step()
        steps += 1
    wait()
    elapsed = time.perf_counter() - started
    return {
        "imagesPerSecond": steps * batch / elapsed,
        "cpuSecondsPerImage": (time.process_time() - cpu) / (steps * batch),
    }


for _ in range(3):
    step()
wait()
print(json.dumps({"parameters": sum(p.numel() for p in parameters), "torch": torch.__version__}), flush=True)
for line in sys.stdin:
    print(json.dumps(measure(float(line))), flush=True)
