"""Times connected components of a graph, its building included: python3 components.py EDGES NODES OUT.
Prints one JSON line {"networkxMs":..,"igraphMs":..}, null for a library that is absent, and writes the component of every node by igraph or networkx."""
import array
import json
import sys
import time


def main():
    edges = array.array("i")
    with open(sys.argv[1], "rb") as file:
        edges.frombytes(file.read())
    nodes = int(sys.argv[2])
    pairs = list(zip(edges[0::2], edges[1::2]))
    result = {"networkxMs": None, "igraphMs": None}
    labels = None
    try:
        import igraph
        start = time.perf_counter()
        labels = igraph.Graph(n=nodes, edges=pairs).connected_components().membership
        result["igraphMs"] = (time.perf_counter() - start) * 1000
    except ImportError:
        pass
    try:
        import networkx
        start = time.perf_counter()
        graph = networkx.Graph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from(pairs)
        components = list(networkx.connected_components(graph))
        result["networkxMs"] = (time.perf_counter() - start) * 1000
        if labels is None:
            labels = [0] * nodes
            for number, component in enumerate(components):
                for node in component:
                    labels[node] = number
    except ImportError:
        pass
    if labels is not None:
        with open(sys.argv[3], "wb") as file:
            array.array("i", labels).tofile(file)
    print(json.dumps(result))


main()
