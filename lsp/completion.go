package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/wire"
)

// Completion is a list of proposals. Spans and edits belong to revision Rev.
type Completion struct {
	Rev int32
	// Incomplete lists are to be asked for again as more is typed.
	Incomplete bool
	Items      []CompletionItem
}

// CompletionItem is one proposal.
type CompletionItem struct {
	Server *Server

	Label       string // printable
	LabelDetail string // follows the label at once, for example its parameters
	Description string // where it comes from
	Kind        CompletionKind
	Detail      string
	Doc         Markup
	Deprecated  bool
	Preselect   bool
	Sort        string // what the server's order goes by
	Filter      string // what the typed text is compared with

	Insert       string // what is inserted
	Snippet      bool   // Insert is a snippet
	AdjustIndent bool   // further lines of Insert get the line's indent
	// HasSpan tells that the server says what is replaced: InsertSpan, or
	// ReplaceSpan to also replace what follows the cursor. Otherwise it is the
	// word before the cursor.
	HasSpan                 bool
	InsertSpan, ReplaceSpan text.Span

	// Extra are edits elsewhere, such as an import, for revision ExtraRev.
	Extra    change.Set
	ExtraRev int32
	// ExtraErr says why Extra is missing although the server sent edits.
	ExtraErr error

	Commit  []string // characters that accept the proposal when typed
	Command *Command // to be carried out after it was inserted

	raw      jsontext.Value
	resolved bool
}

// CompletionKind is what a proposal stands for.
type CompletionKind uint8

var completionNames = [...]string{
	1: "text", "method", "function", "constructor", "field", "variable", "class", "interface", "module", "property",
	"unit", "value", "enum", "keyword", "snippet", "color", "file", "reference", "folder", "enum-member",
	"constant", "struct", "event", "operator", "type-param",
}

// String returns the name that menus show; "" for a kind that is not known.
func (k CompletionKind) String() string {
	if int(k) < len(completionNames) {
		return completionNames[k]
	}
	return ""
}

// CompletionTrigger says why proposals are asked for.
type CompletionTrigger struct {
	Character string // the trigger character typed, or ""
	Again     bool   // the last list was incomplete
}

func (t CompletionTrigger) context() protocol.CompletionContext {
	c := protocol.CompletionContext{TriggerKind: protocol.CompletionTriggerKindInvoked}
	switch {
	case t.Character != "":
		c.TriggerKind, c.TriggerCharacter = protocol.CompletionTriggerKindTriggerCharacter, &t.Character
	case t.Again:
		c.TriggerKind = protocol.CompletionTriggerKindTriggerForIncompleteCompletions
	}
	return c
}

// Complete asks for proposals at a position.
func (s *Server) Complete(ctx context.Context, doc Snapshot, pos int, why CompletionTrigger) (Completion, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentCompletion, func(q *query) any {
		return &protocol.CompletionParams{TextDocumentPositionParams: q.at(pos), Context: why.context()}
	})
	if err != nil {
		return Completion{}, err
	}
	out := Completion{Rev: q.sent.rev}
	items, defaults := raw, itemDefaults{}
	if raw.Kind() == '{' {
		items = wire.Member(raw, "items")
		out.Incomplete = wire.Member(raw, "isIncomplete").Kind() == 't'
		defaults = decodeDefaults(wire.Member(raw, "itemDefaults"))
	}
	if defaults.commit == nil {
		defaults.commit = s.allCommitCharacters()
	}
	elements := elementsOf(items)
	var bad error
	for _, e := range elements {
		if isNull(e) {
			continue
		}
		item, err := q.completionItem(e, defaults)
		if err != nil {
			bad = err
			continue
		}
		item.Server = s
		out.Items = append(out.Items, item)
	}
	if len(out.Items) == 0 && bad != nil {
		return out, s.unreadable(bad)
	}
	return out, nil
}

// itemDefaults hold for the items of a list that do not say otherwise.
type itemDefaults struct {
	commit  []string
	ranges  protocol.CompletionItemDefaultsEditRange
	snippet bool
	adjust  protocol.InsertTextMode
	data    jsontext.Value
}

func decodeDefaults(raw jsontext.Value) itemDefaults {
	d, err := decode[protocol.CompletionItemDefaults](raw)
	if err != nil {
		return itemDefaults{}
	}
	return itemDefaults{
		commit: d.CommitCharacters, ranges: d.EditRange, data: d.Data, adjust: d.InsertTextMode,
		snippet: d.InsertTextFormat == protocol.InsertTextFormatSnippet,
	}
}

func (s *Server) allCommitCharacters() []string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil || s.session.caps.CompletionProvider == nil {
		return nil
	}
	return s.session.caps.CompletionProvider.AllCommitCharacters
}

func (q *query) completionItem(raw jsontext.Value, d itemDefaults) (CompletionItem, error) {
	w, err := decode[protocol.CompletionItem](raw)
	if err != nil {
		return CompletionItem{}, err
	}
	out := CompletionItem{
		Label: oneLine(w.Label), Preselect: isSet(w.Preselect), Deprecated: isSet(w.Deprecated),
		Sort: orElse(w.SortText, w.Label), Filter: orElse(w.FilterText, w.Label),
		Insert: orElse(w.InsertText, w.Label), Commit: w.CommitCharacters,
		Snippet: w.InsertTextFormat == protocol.InsertTextFormatSnippet || w.InsertTextFormat == 0 && d.snippet,
		Command: commandOf(w.Command), raw: raw,
	}
	if int64(w.Kind) < int64(len(completionNames)) {
		out.Kind = CompletionKind(w.Kind)
	}
	for _, t := range w.Tags {
		out.Deprecated = out.Deprecated || t == protocol.CompletionItemTagDeprecated
	}
	if w.LabelDetails != nil {
		out.LabelDetail, out.Description = deref(w.LabelDetails.Detail), deref(w.LabelDetails.Description)
	}
	if out.Commit == nil {
		out.Commit = d.commit
	}
	mode := w.InsertTextMode
	if mode == 0 {
		mode = d.adjust
	}
	out.AdjustIndent = mode != protocol.InsertTextModeAsIs
	q.placeItem(&out, &w, d)
	if isNull(w.Data) && len(d.data) > 0 {
		out.raw = withMember(raw, "data", d.data)
	}
	q.describeItem(&out, &w)
	return out, nil
}

// placeItem finds out what an item replaces, and by what.
func (q *query) placeItem(out *CompletionItem, w *protocol.CompletionItem, d itemDefaults) {
	place := func(insert, replace protocol.Range, text string) {
		out.HasSpan, out.Insert = true, text
		out.InsertSpan, out.ReplaceSpan = q.span(insert), q.span(replace)
	}
	switch e := w.TextEdit.(type) {
	case *protocol.TextEdit:
		place(e.Range, e.Range, e.NewText)
	case *protocol.InsertReplaceEdit:
		place(e.Insert, e.Replace, e.NewText)
	default:
		text := orElse(w.TextEditText, out.Insert)
		switch r := d.ranges.(type) {
		case *protocol.Range:
			place(*r, *r, text)
		case *protocol.EditRangeWithInsertReplace:
			place(r.Insert, r.Replace, text)
		}
	}
	out.Insert = validUTF8(out.Insert)
}

// describeItem takes what may come later, with the answer to resolve.
func (q *query) describeItem(out *CompletionItem, w *protocol.CompletionItem) {
	if d, ok := w.Detail.Get(); ok {
		out.Detail = oneLine(d)
	}
	if doc := docText(w.Documentation); !doc.IsEmpty() {
		out.Doc = doc
	}
	if len(w.AdditionalTextEdits) > 0 {
		out.ExtraRev = q.sent.rev
		out.Extra, out.ExtraErr = textChanges(q.sent.text, q.enc, w.AdditionalTextEdits)
	}
}

// NeedsResolve reports whether the server may know more of the item: its
// documentation, or edits elsewhere.
func (i *CompletionItem) NeedsResolve() bool {
	return !i.resolved && i.Server != nil && i.Server.resolves(protocol.MethodTextDocumentCompletion)
}

// ResolveCompletion completes an item. The snapshot is the document at present.
func (s *Server) ResolveCompletion(ctx context.Context, doc Snapshot, item CompletionItem) (CompletionItem, error) {
	if !item.NeedsResolve() {
		return item, nil
	}
	q, raw, err := s.ask(ctx, doc, protocol.MethodCompletionItemResolve, func(*query) any { return item.raw })
	if err != nil {
		return item, err
	}
	w, err := decode[protocol.CompletionItem](raw)
	if err != nil {
		return item, s.unreadable(err)
	}
	item.resolved = true
	if isNull(raw) {
		return item, nil
	}
	q.describeItem(&item, &w)
	if c := commandOf(w.Command); c != nil {
		item.Command = c
	}
	if item.LabelDetail == "" && item.Description == "" && w.LabelDetails != nil {
		item.LabelDetail, item.Description = deref(w.LabelDetails.Detail), deref(w.LabelDetails.Description)
	}
	return item, nil
}

// CompletionTriggers returns the characters that make a server's proposals be
// asked for.
func (s *Server) CompletionTriggers(path string) []string {
	return s.triggers(path, protocol.MethodTextDocumentCompletion, func(c *caps) []string {
		if c.CompletionProvider == nil {
			return nil
		}
		return c.CompletionProvider.TriggerCharacters
	})
}

// SignatureTriggers returns the characters that make signature help be asked
// for; again those that do so while it is shown.
func (s *Server) SignatureTriggers(path string) (first, again []string) {
	first = s.triggers(path, protocol.MethodTextDocumentSignatureHelp, func(c *caps) []string {
		if c.SignatureHelpProvider == nil {
			return nil
		}
		return c.SignatureHelpProvider.TriggerCharacters
	})
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	again = first
	if s.session != nil && s.session.caps.SignatureHelpProvider != nil {
		again = append(again[:len(again):len(again)], s.session.caps.SignatureHelpProvider.RetriggerCharacters...)
	}
	return first, again
}

func (s *Server) triggers(path, method string, stated func(*caps) []string) []string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return nil
	}
	list := stated(&s.session.caps)
	if r := s.session.registered(method, s.set.docs[path]); r != nil {
		list = append(list[:len(list):len(list)], texts(elementsOf(wire.Member(r.options, "triggerCharacters")))...)
	}
	return list
}

// orElse returns a given text, or another if it is not given.
func orElse(o protocol.Optional[string], other string) string {
	if v, ok := o.Get(); ok {
		return v
	}
	return other
}

func isSet(o protocol.Optional[bool]) bool {
	v, _ := o.Get()
	return v
}

// deref returns a printable text, "" for none.
func deref(s *string) string {
	if s == nil {
		return ""
	}
	return oneLine(*s)
}

// withMember returns the object raw with one more member.
func withMember(raw jsontext.Value, name string, v jsontext.Value) jsontext.Value {
	out := append(jsontext.Value(nil), '{')
	wire.Members(raw, func(n string, old jsontext.Value) bool {
		if n != name {
			out, _ = jsontext.AppendQuote(out, n)
			out = append(append(append(out, ':'), old...), ',')
		}
		return true
	})
	out, _ = jsontext.AppendQuote(out, name)
	out = append(append(out, ':'), v...)
	return append(out, '}')
}
