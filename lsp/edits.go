package lsp

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"hx/editor/change"
	"hx/editor/text"
)

// textChanges turns text edits of a server into a change of t. The whole is an
// error when an edit lies outside the text or edits overlap: half an edit is
// worse than none. Line breaks become those of the text, and edits that rewrite
// many lines are reduced to what really differs, so that cursors stay.
func textChanges(t text.Rope, enc Encoding, edits []protocol.TextEdit) (change.Set, error) {
	c := newConverter(t, enc)
	ending, known := t.DetectLineEnding()
	list := make([]change.Edit, 0, len(edits))
	for _, e := range edits {
		s, err := c.exact(e.Range)
		if err != nil {
			return change.Set{}, err
		}
		e.NewText = validUTF8(e.NewText)
		if known && strings.Contains(e.NewText, "\n") {
			e.NewText = ending.Convert(e.NewText)
		}
		list = append(list, change.Edit{From: s.From, To: s.To, Text: e.NewText})
	}
	list = withoutTwins(list)
	// Overlaps have to be seen before edits are reduced.
	if _, err := change.NewSet(t.Len(), list); err != nil {
		return change.Set{}, overlap(t, list, err)
	}
	var out []change.Edit
	for _, e := range list {
		out = append(out, reduce(t, e)...)
	}
	return change.NewSet(t.Len(), out)
}

// withoutTwins leaves out replacements that are stated more than once, which
// some servers do for a name they find in two ways. Insertions are kept.
func withoutTwins(list []change.Edit) []change.Edit {
	seen := map[change.Edit]bool{}
	return slices.DeleteFunc(list, func(e change.Edit) bool {
		if e.From == e.To {
			return false
		}
		twin := seen[e]
		seen[e] = true
		return twin
	})
}

// overlap names the line where two edits meet.
func overlap(t text.Rope, list []change.Edit, err error) error {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b change.Edit) int { return a.From - b.From })
	end := 0
	for _, e := range list {
		if e.From < end {
			return fmt.Errorf("two edits overlap at line %d", t.LineAt(e.From)+1)
		}
		end = max(end, e.To)
	}
	return err
}

// ErrVersion says that an edit was made for a text that is no longer known.
var ErrVersion = errors.New("edit was made for another version of the text")

// FileEdit changes the text of one file.
type FileEdit struct {
	Path string // "" when URI is no file that can be reached here
	URI  string
	// Open tells that the file was an open document. Set is then the change
	// for its text of revision Rev. Otherwise use For.
	Open bool
	Rev  int32
	Set  change.Set

	edits []protocol.TextEdit
	enc   Encoding
}

// For returns the change for the text of the file.
func (f FileEdit) For(t text.Rope) (change.Set, error) { return textChanges(t, f.enc, f.edits) }

// FileOpKind is what is done to a file as a whole.
type FileOpKind uint8

// The kinds of file operations.
const (
	CreateFile FileOpKind = iota
	RenameFile
	DeleteFile
)

// FileOp creates, renames or deletes a file.
type FileOp struct {
	Kind FileOpKind
	Path string // local path; "" when URI cannot be reached here
	URI  string
	// To is where a file is renamed to.
	To, ToURI string
	// Overwrite wins over IgnoreExisting when the file exists already.
	Overwrite, IgnoreExisting bool
	// Recursive and IgnoreMissing are for deletions.
	Recursive, IgnoreMissing bool
}

// Step is one part of a workspace edit: exactly one of Edit and Op is set.
type Step struct {
	Edit *FileEdit
	Op   *FileOp
	// Label, if not "", says what the step is about; Confirm that the user
	// is to be asked.
	Label   string
	Confirm bool
}

// WorkspaceEdit is an edit of several files. It is to be carried out in order,
// and as a whole or not at all.
type WorkspaceEdit struct {
	Label string
	Steps []Step
	// Err says why the edit must not be carried out, for example because its
	// parts overlap or were made for other versions.
	Err error
}

// IsEmpty reports whether there is nothing to do.
func (w *WorkspaceEdit) IsEmpty() bool { return w == nil || len(w.Steps) == 0 && w.Err == nil }

// Paths lists the local files that the edit touches.
func (w *WorkspaceEdit) Paths() []string {
	var list []string
	for _, st := range w.Steps {
		switch {
		case st.Edit != nil:
			list = append(list, st.Edit.Path)
		case st.Op.Kind == RenameFile:
			list = append(list, st.Op.Path, st.Op.To)
		default:
			list = append(list, st.Op.Path)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Outside lists the local files that the edit touches and that are not in the
// folder; the user is to be asked before they are changed.
func (w *WorkspaceEdit) Outside(folder string) []string {
	return slices.DeleteFunc(w.Paths(), func(path string) bool {
		_, ok := below(path, folder)
		return ok
	})
}
