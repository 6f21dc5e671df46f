"""The parts of a full network in 8 bits, for processors: static quantisation by ONNX Runtime's own tool (QDQ).

Convolutions, their sums and the features handed from the encoder to the heads are whole numbers; attention, the
enlarging convolutions and each head's last layer stay in single precision. Weights use 7 of their 8 bits, so that no
sum of products saturates on a processor without VNNI.
"""
import json
import os
import shutil
import tempfile

from . import data, export, onnxfile, windows

STAY = ("/attention", "/out/")
QUANTISED = ["Conv", "Add", "MaxPool", "Concat"]


def main(sidecar, prepared, out, role="train", count=16, log=lambda s: None):
    """Writes FOLDER/NAME.json and its files: the same network as a sidecar's, with the parts in 8 bits."""
    with open(sidecar, encoding="utf-8") as f:
        meta = json.load(f)
    films, _ = data.load(prepared, meta["landmarks"])
    films = data.choose(films, role)
    films = films[::max(1, len(films) // count)][:count]
    factor = meta["input"]["factor"]
    images = [data.normalise(data.block_mean(f.picture, factor))[None, None] for f in films]
    return write(meta, os.path.splitext(sidecar)[0], out, images, "%d films (%s)" % (len(films), role), log)


def write(meta, source, out, images, told, log=lambda s: None):
    """images: inputs that give the ranges; told: what they are"""
    parts = meta["parts"]
    if not parts or parts.get("calibration"):
        raise ValueError("%s has no parts in single precision" % source)
    meta = dict(meta, name=os.path.basename(out), parts=dict(quantise(parts, os.path.dirname(source), images, out, log),
                                                             calibration="8 bits, ranges of " + told))
    shutil.copyfile(source + ".onnx", out + ".onnx")
    export.write(meta, out)
    return meta


def quantise(parts, folder, images, out, log=lambda s: None):
    """The same `parts` in 8 bits, with ranges of what the parts in single precision compute from these inputs."""
    encoder = os.path.join(folder, parts["encoder"]["file"])
    run = onnxfile.runner(encoder)
    features = [run(image) for image in images]
    model = _static(encoder, [dict(image=image) for image in images])
    scales = _hand_out(model)
    names = [o.name for o in model.graph.output]
    done = dict(parts, encoder=_save(model, out + "-encoder.onnx"), heads=[])
    log("encoder")
    height, width = images[0].shape[2:]
    whole = windows.places((0, 0, height, width), height, width, len(names) - 1, parts["halo"])
    for number, head in enumerate(parts["heads"]):
        model = _static(os.path.join(folder, head["file"]), [dict(zip(names, fs), places=whole) for fs in features])
        _take_over(model, scales)
        done["heads"].append(_save(model, "%s-head-%d.onnx" % (out, number + 1)))
        log("head %d" % (number + 1))
    return done


def _static(path, inputs):
    import onnx
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
    from onnxruntime.quantization.shape_inference import quant_pre_process

    class Reader(CalibrationDataReader):
        def __init__(self):
            self.rest = iter(inputs)

        def get_next(self):
            return next(self.rest, None)

    with tempfile.TemporaryDirectory() as folder:
        whole, ready, out = (os.path.join(folder, n) for n in ("whole.onnx", "ready.onnx", "out.onnx"))
        onnx.save(onnxfile.whole(onnx.load(path)), whole)
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        model = _unshared(onnx.load(ready))
        onnx.save(model, ready)
        stay = [n.name for n in model.graph.node if any(part in n.name for part in STAY)]
        quantize_static(ready, out, Reader(), quant_format=QuantFormat.QDQ, per_channel=True, reduce_range=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
                        op_types_to_quantize=QUANTISED, nodes_to_exclude=stay)
        return onnx.load(out)


def _unshared(model):
    """Each convolution with its own bias: the scale of a quantised one depends on its input, and passes share weights."""
    known, used = {i.name: i for i in model.graph.initializer}, set()
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            if node.op_type == "Conv" and i > 0 and name in used:
                copy = model.graph.initializer.add()
                copy.CopyFrom(known[name])
                copy.name = node.input[i] = "%s of %s" % (name, node.name)
            elif name in known:
                used.add(name)
    return model


def _hand_out(model):
    """Lets the encoder's quantised features leave as they are; returns their scales and zero points by name."""
    from onnx import TensorProto
    known = {i.name: i for i in model.graph.initializer}
    scales = {}
    for output in model.graph.output:
        back = next((n for n in model.graph.node if n.op_type == "DequantizeLinear" and n.output[0] == output.name), None)
        if back is None:
            continue
        there = next(n for n in model.graph.node if n.output[0] == back.input[0])
        for node in model.graph.node:
            for i, name in enumerate(node.input):
                if name == output.name:
                    node.input[i] = output.name + "_back"
                elif name == there.output[0]:
                    node.input[i] = output.name
        there.output[0] = output.name
        back.output[0] = output.name + "_back"
        output.type.tensor_type.elem_type = TensorProto.UINT8
        scales[output.name] = [known[name] for name in back.input[1:3]]
    del model.graph.value_info[:]
    return scales


def _take_over(model, scales):
    """Lets a head take the encoder's whole numbers as they are: cut first, then multiplied by the encoder's scale."""
    from onnx import TensorProto
    known = {i.name: i for i in model.graph.initializer}
    for source in model.graph.input:
        if source.name not in scales:
            continue
        at = source.name
        while True:
            node = next(n for n in model.graph.node if at in n.input)
            if node.op_type == "QuantizeLinear":
                break
            at = node.output[0]
        back = next(n for n in model.graph.node if n.op_type == "DequantizeLinear" and n.input[0] == node.output[0])
        model.graph.node.remove(node)
        back.input[0] = at
        for name, value in zip(back.input[1:3], scales[source.name]):
            known[name].CopyFrom(value)
            known[name].name = name
        source.type.tensor_type.elem_type = TensorProto.UINT8
    del model.graph.value_info[:]


def _save(model, path):
    import onnx
    model.producer_name = "cephres"
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return dict(file=os.path.basename(path), sha256=onnxfile.sha256(path))
