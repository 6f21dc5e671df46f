import math

import torch

from cephres import losses


def points(*rows):
    return torch.tensor([rows], dtype=torch.float32)


def test_unknown_landmarks_weigh_nothing():
    logits = torch.randn(1, 3, 12, 10, requires_grad=True)
    p = points((3.2, 4.1), (float("nan"), float("nan")), (6.0, 7.5))
    for loss in (losses.spatial_cross_entropy, losses.expected_distance, losses.paper_bce):
        logits.grad = None
        value = loss(logits, p)
        value.backward()
        assert torch.isfinite(value)
        assert float(logits.grad[0, 1].abs().sum()) == 0
        assert float(logits.grad[0, 0].abs().sum()) > 0
        known = loss(logits[:, [0, 2]], p[:, [0, 2]])
        assert torch.allclose(value, known, atol=1e-5)


def test_nothing_known_is_no_loss():
    p = points((float("nan"), float("nan")))
    for loss in (losses.spatial_cross_entropy, losses.expected_distance, losses.paper_bce):
        assert float(loss(torch.randn(1, 1, 8, 8), p)) == 0


def test_target_peaks_near_one_and_lies_on_the_point():
    g, known = losses.gaussians(points((4.0, 2.0)), 9, 11, 2.0, 5 / (2 * math.sqrt(2 * math.pi)))
    assert known.all()
    assert abs(float(g.max()) - 0.9974) < 1e-3
    assert divmod(int(g.flatten().argmax()), 11) == (2, 4)
    density, _ = losses.gaussians(points((4.3, 2.8)), 20, 20, 1.2)
    assert abs(float(density.sum()) - 1) < 1e-5


def test_cross_entropy_is_least_on_the_target_itself():
    p = points((5.3, 6.6))
    target, _ = losses.gaussians(p, 14, 12, 1.2)
    exact = losses.spatial_cross_entropy(torch.log(target + 1e-12), p)
    moved = losses.spatial_cross_entropy(torch.log(target.roll(1, -1) + 1e-12), p)
    assert float(exact) < float(moved)


def test_expected_distance_is_the_distance():
    at, truth = points((5.0, 6.0)), points((6.0, 6.0))
    density, _ = losses.gaussians(at, 20, 20, 0.8)
    d = losses.expected_distance(torch.log(density + 1e-12), truth)
    assert abs(float(d) - math.sqrt(1 + 1e-2)) < 1e-2
