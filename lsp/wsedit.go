package lsp

import (
	"fmt"
	"maps"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// workspaceEdit converts an edit of the protocol.
func (p *places) workspaceEdit(w *protocol.WorkspaceEdit) WorkspaceEdit {
	var out WorkspaceEdit
	if w == nil {
		return out
	}
	if len(w.DocumentChanges) == 0 {
		for _, u := range slices.Sorted(maps.Keys(w.Changes)) {
			p.addFileEdit(&out, string(u), nil, w.Changes[u])
		}
	}
	for _, c := range w.DocumentChanges {
		var id protocol.ChangeAnnotationIdentifier
		switch c := c.(type) {
		case *protocol.TextDocumentEdit:
			id = p.addDocumentEdit(&out, c)
		case *protocol.CreateFile:
			id = c.AnnotationID
			op := &FileOp{Kind: CreateFile}
			op.Path, op.URI = p.file(c.URI)
			if o := c.Options; o != nil {
				op.Overwrite, op.IgnoreExisting = isTrue(o.Overwrite), isTrue(o.IgnoreIfExists)
			}
			out.Steps = append(out.Steps, Step{Op: op})
		case *protocol.RenameFile:
			id = c.AnnotationID
			op := &FileOp{Kind: RenameFile}
			op.Path, op.URI = p.file(c.OldURI)
			op.To, op.ToURI = p.file(c.NewURI)
			if o := c.Options; o != nil {
				op.Overwrite, op.IgnoreExisting = isTrue(o.Overwrite), isTrue(o.IgnoreIfExists)
			}
			out.Steps = append(out.Steps, Step{Op: op})
		case *protocol.DeleteFile:
			id = c.AnnotationID
			op := &FileOp{Kind: DeleteFile}
			op.Path, op.URI = p.file(c.URI)
			if o := c.Options; o != nil {
				op.Recursive, op.IgnoreMissing = isTrue(o.Recursive), isTrue(o.IgnoreIfNotExists)
			}
			out.Steps = append(out.Steps, Step{Op: op})
		default:
			out.fail(fmt.Errorf("edit has a part of unknown kind"))
			continue
		}
		if a, ok := w.ChangeAnnotations[id]; ok && id != "" && len(out.Steps) > 0 {
			st := &out.Steps[len(out.Steps)-1]
			st.Label, st.Confirm = oneLine(a.Label), isTrue(a.NeedsConfirmation)
		}
	}
	return out
}

func (w *WorkspaceEdit) fail(err error) {
	if w.Err == nil {
		w.Err = err
	}
}

func (p *places) file(u uri.URI) (path, raw string) {
	path, _ = p.paths.path(string(u))
	return path, string(u)
}

// addDocumentEdit adds the edits of one document and returns the annotation of
// the first that has one.
func (p *places) addDocumentEdit(out *WorkspaceEdit, d *protocol.TextDocumentEdit) protocol.ChangeAnnotationIdentifier {
	var id protocol.ChangeAnnotationIdentifier
	edits := make([]protocol.TextEdit, 0, len(d.Edits))
	for _, e := range d.Edits {
		switch e := e.(type) {
		case *protocol.TextEdit:
			edits = append(edits, *e)
		case *protocol.AnnotatedTextEdit:
			edits = append(edits, e.TextEdit)
			if id == "" {
				id = e.AnnotationID
			}
		default: // snippets were not offered
			out.fail(fmt.Errorf("edit of %s holds something that is no text edit", string(d.TextDocument.URI)))
		}
	}
	p.addFileEdit(out, string(d.TextDocument.URI), d.TextDocument.Version, edits)
	return id
}

func (p *places) addFileEdit(out *WorkspaceEdit, u string, version *int32, edits []protocol.TextEdit) {
	f := &FileEdit{URI: u, edits: edits, enc: p.enc}
	f.Path, _ = p.paths.path(u)
	if f.Path == "" {
		out.fail(fmt.Errorf("edit of %s, which cannot be reached from here", oneLine(u)))
	}
	if snap, ok := p.open[f.Path]; ok && f.Path != "" {
		var err error
		if version != nil && *version != snap.Rev {
			old, known := p.revision(f.Path, *version)
			if !known {
				out.fail(fmt.Errorf("%s: %w", baseName(f.Path), ErrVersion))
				old = snap
			}
			snap = old
		}
		f.Open, f.Rev = true, snap.Rev
		if f.Set, err = textChanges(snap.Text, p.enc, edits); err != nil {
			out.fail(fmt.Errorf("%s: %w", baseName(f.Path), err))
		}
	}
	out.Steps = append(out.Steps, Step{Edit: f})
}
