"""ONNX: one file, opset 17 at most, weights stored in half precision when asked."""
import hashlib
import inspect
import warnings

import numpy as np
import torch


def export(module, example, path, half=False, names=("image", "logits"), dynamic=True, axes=None):
    """names: of inputs and of outputs, a list where there are several; axes: which of their axes may vary"""
    import onnx
    module = module.eval().cpu().float()
    extra = {}
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        extra["dynamo"] = False
    inputs, outputs = ([n] if isinstance(n, str) else n for n in names)
    if axes is None and dynamic:
        axes = {n: {0: "n"} for n in inputs + outputs}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, example, path, input_names=inputs, output_names=outputs,
                          opset_version=14, dynamic_axes=axes, do_constant_folding=True, **extra)
    model = onnx.load(path)
    if half:
        _halve(model)
    model.producer_name = "cephres"
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return sha256(path)


def _halve(model):
    """Stores the weights in half precision; the arithmetic stays in single precision."""
    from onnx import helper, numpy_helper, TensorProto
    kept, casts = [], []
    for t in model.graph.initializer:
        a = numpy_helper.to_array(t)
        if t.data_type != TensorProto.FLOAT or a.size < 64:
            kept.append(t)
            continue
        if np.abs(a).max() > 6e4:
            raise ValueError("%s does not fit into half precision" % t.name)
        small = numpy_helper.from_array(a.astype(np.float16), t.name + "_f16")
        kept.append(small)
        casts.append(helper.make_node("Cast", [small.name], [t.name], to=TensorProto.FLOAT))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = casts + list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def whole(model):
    """Weights stored in half precision back to single precision, for tools that want them so."""
    from onnx import numpy_helper
    kept = {t.name: t for t in model.graph.initializer}
    for node in [n for n in model.graph.node if n.op_type == "Cast" and n.input[0] in kept]:
        value = numpy_helper.to_array(kept.pop(node.input[0])).astype(np.float32)
        kept[node.output[0]] = numpy_helper.from_array(value, node.output[0])
        model.graph.node.remove(node)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept.values())
    return model


def sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def runner(path, threads=2):
    """Runs a file with ONNX Runtime: all its inputs in their order -> all its outputs."""
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    names = [i.name for i in session.get_inputs()]
    return lambda *inputs: session.run(None, dict(zip(names, inputs)))


class Session:
    """Runs a file with onnxruntime, onnx's reference or OpenCV, whichever is there first."""

    def __init__(self, path, threads=2):
        for load in (self._onnxruntime, self._reference, self._opencv):
            try:
                self.run = load(path, threads)
                self.runtime = load.__name__[1:]
                return
            except ImportError:
                continue
        raise ImportError("onnxruntime, onnx.reference or cv2 is needed")

    @staticmethod
    def _onnxruntime(path, threads):
        run = runner(path, threads)
        return lambda x: run(x)[0]

    @staticmethod
    def _reference(path, threads):
        import onnx
        from onnx.reference import ReferenceEvaluator
        proto = onnx.load(path)
        session, name = ReferenceEvaluator(proto), proto.graph.input[0].name
        return lambda x: session.run(None, {name: x})[0]

    @staticmethod
    def _opencv(path, threads):
        import cv2
        net = cv2.dnn.readNetFromONNX(path)

        def run(x):
            net.setInput(x)
            return net.forward()
        return run

    def __call__(self, x):
        return self.run(x)
