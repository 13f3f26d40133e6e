"""The residual network of src-main/engine/model/resnet.ts in PyTorch, layer by layer."""

import torch.nn as nn
import torch.nn.functional as F


class Layer(nn.Module):
    def __init__(self, inputs, outputs, size, stride, groups):
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)
        self.norm = nn.GroupNorm(groups, outputs)

    def forward(self, x):
        return self.norm(self.convolution(x))


class Block(nn.Module):
    def __init__(self, inputs, inner, outputs, stride, bottleneck, groups):
        super().__init__()
        if bottleneck:
            shape = [(inputs, inner, 1, 1), (inner, inner, 3, stride), (inner, outputs, 1, 1)]
        else:
            shape = [(inputs, inner, 3, stride), (inner, outputs, 3, 1)]
        self.layers = nn.ModuleList(Layer(*each, groups) for each in shape)
        projects = stride > 1 or inputs != outputs
        self.shortcut = Layer(inputs, outputs, 1, stride, groups) if projects else None

    def forward(self, x):
        branch = self.layers[0](x)
        for layer in self.layers[1:]:
            branch = layer(F.relu(branch, inplace=True))
        return F.relu(branch + (self.shortcut(x) if self.shortcut else x), inplace=True)


class Resnet(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.stem = Layer(3, c["width"], 7, 2, c["groups"])
        blocks, inputs = [], c["width"]
        for stage, count in enumerate(c["blocks"]):
            inner = c["width"] * 2**stage
            outputs = inner * (4 if c["bottleneck"] else 1)
            for i in range(count):
                stride = 2 if stage > 0 and i == 0 else 1
                blocks.append(Block(inputs, inner, outputs, stride, c["bottleneck"], c["groups"]))
                inputs = outputs
        self.blocks = nn.Sequential(*blocks)

    def forward(self, images):
        x = F.avg_pool2d(F.relu(self.stem(images), inplace=True), 2)
        return self.blocks(x).mean((2, 3))
