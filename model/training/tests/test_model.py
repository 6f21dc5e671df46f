import pytest
import torch

from cephres.configs import CONFIGS
from cephres.model import CephResMHNet, parameters, widen


def test_parameter_counts_are_the_papers():
    assert parameters(CephResMHNet(groups=(5, 8, 6))) == 4_749_157  # 4.749M, paper 4.7M
    assert parameters(CephResMHNet(groups=(19,))) == 2_928_709  # 2.929M, paper 2.93M


def test_without_residual_there_are_no_skip_convolutions():
    plain, full = CephResMHNet(residual=False), CephResMHNet()
    assert not any(".skip." in n for n, _ in plain.named_parameters())
    assert parameters(plain) < parameters(full)


@pytest.mark.parametrize("groups", [(5, 8, 6), (19,), (10, 10, 9)])
def test_maps_are_as_large_as_the_input(groups):
    net = CephResMHNet(groups=groups, widths=(4, 6, 8, 10)).eval()
    with torch.no_grad():
        assert net(torch.zeros(2, 1, 48, 32)).shape == (2, sum(groups), 48, 32)


def test_attention_starts_as_identity():
    net = CephResMHNet()
    assert net.attention.gamma_spatial.item() == 0
    assert net.attention.gamma_channel.item() == 0


def test_gradients_reach_every_head_and_only_the_wanted_ones():
    net = CephResMHNet(groups=(1, 2, 1), widths=(4, 6, 8))
    out = net(torch.randn(1, 1, 16, 16))
    out[:, 1:3].square().sum().backward()  # the second head's maps
    sums = [sum(float(p.grad.abs().sum()) for p in head.parameters() if p.grad is not None) for head in net.heads]
    assert sums[1] > 0 and sums[0] == 0 and sums[2] == 0
    net.zero_grad()
    net(torch.randn(1, 1, 16, 16)).square().sum().backward()
    for head in net.heads:
        assert all(p.grad is not None and torch.isfinite(p.grad).all() for p in head.parameters())
        assert float(head.out.weight.grad.abs().sum()) > 0
    assert float(net.attention.gamma_spatial.grad.abs()) > 0


def test_pixels_as_channels_start_out_as_the_coarse_network():
    torch.manual_seed(3)
    coarse = CephResMHNet(groups=(2,), widths=(5, 6, 8), kernel=3).eval()
    fine = CephResMHNet(groups=(2,), widths=(5, 6, 8), kernel=3, unshuffle=2).eval()
    fine.load_state_dict(widen(coarse.state_dict(), fine))
    x = torch.randn(1, 1, 32, 32)
    with torch.no_grad():
        a = coarse(torch.nn.functional.avg_pool2d(x, 2))
        assert torch.allclose(a, fine(x), atol=1e-5)


def test_configurations_build_and_tile_their_canvas():
    for name, config in CONFIGS.items():
        net = CephResMHNet(**config["model"])
        assert sum(config["model"]["groups"]) == len(config["landmarks"]), name
        for side in config["canvas"]:
            assert side % (config["factor"] * net.divisor) == 0, name
