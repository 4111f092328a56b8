using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// What one row says, column by column, without an object a field: dates and codes by slot, texts in two buffers. It is
/// filled and cleared for row after row, so that a pass over a file leaves no garbage.
/// </summary>
/// <remarks>
/// Columns are set in the order of their slots, so that equal rows have equal buffers. What rows are compared by stands
/// in one buffer; what is only shown (the own id in its case, the words of a disposition that is known) in the other.
/// </remarks>
internal sealed class RowDraft
{
    private readonly TextBuffer _compared;
    private readonly TextBuffer _shown;

    public RowDraft(ItemShape shape)
    {
        int columns = shape.Columns.Count;
        Moments = new Moment[columns];
        Codes = new byte[columns];
        _compared = new TextBuffer(columns);
        _shown = new TextBuffer(columns);
    }

    /// <summary>The dates, by slot.</summary>
    public Moment[] Moments { get; }

    /// <summary>The codes of Ja/Nej, status and disposition, by slot.</summary>
    public byte[] Codes { get; }

    public RowNotes Notes { get; set; }

    public RowFault Fault { get; private set; }

    /// <summary>The slot of the first column that is at fault; negative when the fault is the row's.</summary>
    public int FaultSlot { get; private set; }

    /// <summary>How many columns are at fault.</summary>
    public int FaultCount { get; private set; }

    /// <summary>All texts that rows are compared by, one behind the other.</summary>
    public ReadOnlySpan<char> ComparedTexts => _compared.All;

    /// <summary>The lengths of those texts, by slot.</summary>
    public ReadOnlySpan<int> ComparedLengths => _compared.Lengths;

    public void Clear()
    {
        Array.Clear(Moments);
        Array.Clear(Codes);
        _compared.Clear();
        _shown.Clear();
        Notes = RowNotes.None;
        Fault = RowFault.None;
        FaultCount = 0;
    }

    /// <summary>Says that a row cannot be read; the first fault is the one that is told.</summary>
    public void Refuse(RowFault fault, int slot)
    {
        FaultCount++;
        if (Fault == RowFault.None)
        {
            Fault = fault;
            FaultSlot = slot;
        }
    }

    /// <summary>The text of a slot that rows are compared by; empty when blank.</summary>
    public ReadOnlySpan<char> ComparedText(int slot) => _compared.Text(slot);

    /// <summary>The text of a slot as it is written; empty when blank.</summary>
    public ReadOnlySpan<char> Text(int slot) => _shown.Has(slot) ? _shown.Text(slot) : _compared.Text(slot);

    /// <summary>The text of a slot as a new string; null when blank.</summary>
    public string? NewText(int slot) => Text(slot) is { IsEmpty: false } text ? text.ToString() : null;

    public void SetText(int slot, ReadOnlySpan<char> text) => _compared.Set(slot, text);

    public void SetUpperText(int slot, ReadOnlySpan<char> text) => text.ToUpperInvariant(_compared.Reserve(slot, text.Length));

    /// <summary>Sets the own id, whose case is kept but makes no difference.</summary>
    public void SetId(int slot, ReadOnlySpan<char> text)
    {
        SetUpperText(slot, text);
        _shown.Set(slot, text);
    }

    /// <summary>Sets a disposition. Two words of one meaning are not the same: a home is not a nursing home.</summary>
    public void SetDisposition(int slot, DispositionCode code, ReadOnlySpan<char> text)
    {
        Codes[slot] = (byte)code;
        SetText(slot, text);
    }

    /// <summary>Adds an element to the list of a slot. Elements of one slot are added one after the other.</summary>
    public void AddToList(int slot, ReadOnlySpan<char> element)
    {
        // Each element stands behind its length, so that no two lists look the same in the buffer.
        _compared.Append(slot, [(char)(element.Length >> 16), (char)element.Length]);
        _compared.Append(slot, element);
    }

    public void SetTextList(int slot, IReadOnlyList<string> elements)
    {
        foreach (string element in elements)
        {
            AddToList(slot, element);
        }
    }

    public IReadOnlyList<string> TextList(int slot, TextCache texts)
    {
        ReadOnlySpan<char> rest = _compared.Text(slot);
        if (rest.IsEmpty)
        {
            return [];
        }

        List<string> elements = [];
        while (!rest.IsEmpty)
        {
            int length = (rest[0] << 16) | rest[1];
            elements.Add(texts.Get(rest.Slice(2, length)) ?? string.Empty);
            rest = rest[(2 + length)..];
        }

        return elements;
    }

    public DatedAnswer DatedAnswer(int slot) =>
        Moments[slot].IsSet ? Core.Items.DatedAnswer.Of(Moments[slot]) : Core.Items.DatedAnswer.Of((YesNo)Codes[slot]);

    public void SetDatedAnswer(int slot, DatedAnswer answer)
    {
        Moments[slot] = answer.Date;
        Codes[slot] = (byte)answer.Answer;
    }

    public IReadOnlyList<string> Warnings() => RowNote.Texts(Notes);

    /// <summary>Texts by slot, one behind the other.</summary>
    private sealed class TextBuffer(int columns)
    {
        private readonly int[] _starts = new int[columns];
        private readonly int[] _lengths = new int[columns];
        private char[] _chars = new char[256];
        private int _used;

        public ReadOnlySpan<char> All => _chars.AsSpan(0, _used);

        public ReadOnlySpan<int> Lengths => _lengths;

        public void Clear()
        {
            Array.Clear(_lengths);
            _used = 0;
        }

        public bool Has(int slot) => _lengths[slot] > 0;

        public ReadOnlySpan<char> Text(int slot) => _chars.AsSpan(_starts[slot], _lengths[slot]);

        public void Set(int slot, ReadOnlySpan<char> text) => text.CopyTo(Reserve(slot, text.Length));

        public void Append(int slot, ReadOnlySpan<char> text)
        {
            int length = _lengths[slot];
            int start = length == 0 ? _used : _starts[slot];
            text.CopyTo(Reserve(slot, text.Length));
            _starts[slot] = start;
            _lengths[slot] += length;
        }

        public Span<char> Reserve(int slot, int length)
        {
            if (_chars.Length - _used < length)
            {
                Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _used + length));
            }

            _starts[slot] = _used;
            _lengths[slot] = length;
            _used += length;
            return _chars.AsSpan(_starts[slot], length);
        }
    }
}
