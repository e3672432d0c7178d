using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Text;

/// <summary>The errors found so far; more than 100 help nobody and are dropped.</summary>
internal sealed class ErrorList
{
    public const int MaxErrors = 100;

    private readonly List<(int Source, int Offset, DocumentError Error)> _errors = [];

    public bool HasErrors => _errors.Count > 0;

    public bool IsFull => _errors.Count >= MaxErrors;

    public void Add(string id, DocumentText source, int offset, string message)
    {
        if (!IsFull)
        {
            (int line, int column) = source.PositionOf(offset);
            _errors.Add((source.Index, offset, new DocumentError(id, source.Name, line, column, message)));
        }
    }

    public void Add(string id, DocumentNode node, string message) => Add(id, node.Source!, node.Offset, message);

    /// <summary>The errors by file and place.</summary>
    public ValueList<DocumentError> ToValueList() =>
        _errors.OrderBy(e => e.Source).ThenBy(e => e.Offset).Select(e => e.Error).ToValueList();
}
