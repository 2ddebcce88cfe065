package servers

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/ui"
	"hx/lsp"
)

// applyEdit carries out an edit of several files, as a whole or not at all, and
// calls done. What reaches outside the workspace, or what the server itself is
// not sure of, is asked about first.
func (s *Servers) applyEdit(server *lsp.Server, e *lsp.WorkspaceEdit, done func(error)) {
	if e.IsEmpty() {
		done(nil)
		return
	}
	if e.Err != nil {
		done(fmt.Errorf("%s: %w", server.Name, e.Err))
		return
	}
	if ask := s.doubts(server, e); ask != "" {
		s.ed.Layers.Push(ui.NewQuestion(ask, []string{"No", "Yes"}, func(i int) {
			if i != 1 {
				done(errors.New("the edit was declined"))
				return
			}
			done(s.carryOut(e))
		}))
		return
	}
	done(s.carryOut(e))
}

// doubts returns the question to put before an edit, "" for none.
func (s *Servers) doubts(server *lsp.Server, e *lsp.WorkspaceEdit) string {
	if out := e.Outside(s.ws.Path); len(out) > 0 {
		return fmt.Sprintf("%s wants to change %s, outside of the workspace. Go on?", server.Name, strings.Join(out[:min(len(out), 3)], ", "))
	}
	for _, st := range e.Steps {
		switch {
		case st.Confirm:
			return fmt.Sprintf("%s: %s. Go on?", server.Name, orElse(st.Label, "an edit to be confirmed"))
		case st.Op != nil && st.Op.Kind == lsp.DeleteFile:
			return fmt.Sprintf("%s wants to delete %s. Go on?", server.Name, document.RelativePath(s.ed.Dir(), st.Op.Path))
		}
	}
	return ""
}

// carryOut does the steps in order. Texts are only changed once all edits are
// known to fit.
func (s *Servers) carryOut(e *lsp.WorkspaceEdit) error {
	made := map[string]bool{} // files that come into being on the way
	for _, st := range e.Steps {
		if st.Op != nil {
			made[st.Op.Path], made[st.Op.To] = true, true
			continue
		}
		if made[st.Edit.Path] {
			continue
		}
		if _, _, err := s.editOf(st.Edit); err != nil {
			return err
		}
	}
	files := map[string]bool{}
	for _, st := range e.Steps {
		if st.Op != nil {
			if err := s.fileOp(st.Op); err != nil {
				return err
			}
			s.set.AfterFileOp(*st.Op)
			continue
		}
		d, set, err := s.editOf(st.Edit)
		if err == nil {
			err = s.change(d, set)
		}
		if err != nil {
			return err
		}
		files[st.Edit.Path] = true
	}
	if len(files) > 1 {
		s.ed.Status("%d files edited", len(files))
	}
	return nil
}

// editOf returns the document of an edit, opened if need be, and the change for
// its present text.
func (s *Servers) editOf(f *lsp.FileEdit) (*document.Document, change.Set, error) {
	if f.Path == "" {
		return nil, change.Set{}, fmt.Errorf("%s cannot be edited from here", f.URI)
	}
	d, err := s.ed.Open(f.Path)
	if err != nil {
		return nil, change.Set{}, err
	}
	var set change.Set
	if f.Open {
		set, err = rebased(d, f.Rev, f.Set)
	} else {
		set, err = f.For(d.Text())
	}
	if err != nil {
		return nil, set, fmt.Errorf("%s: %w", document.RelativePath(s.ed.Dir(), f.Path), err)
	}
	return d, set, nil
}

// change applies a change to a document, shown or not, as an undo step of its
// own.
func (s *Servers) change(d *document.Document, set change.Set) error {
	v := s.ed.ViewOf(d)
	before := v.Selection(d)
	if d.HasPending() {
		d.Commit(before)
	}
	if err := d.Apply(document.Tx{Set: set, Before: before}); err != nil {
		return err
	}
	after := v.Selection(d)
	v.Select(d, after)
	if d.HasPending() {
		d.Commit(after)
	}
	return nil
}

// fileOp creates, renames or deletes a file. Buffers go along with their files.
func (s *Servers) fileOp(op *lsp.FileOp) error {
	if op.Path == "" || op.Kind == lsp.RenameFile && op.To == "" {
		return fmt.Errorf("%s cannot be reached from here", op.URI)
	}
	exists := func(path string) bool { _, err := os.Lstat(path); return err == nil }
	switch op.Kind {
	case lsp.CreateFile:
		if exists(op.Path) && !op.Overwrite {
			if op.IgnoreExisting {
				return nil
			}
			return fmt.Errorf("%s exists already", op.Path)
		}
		if err := os.MkdirAll(filepath.Dir(op.Path), 0o777); err != nil {
			return err
		}
		return os.WriteFile(op.Path, nil, 0o666)
	case lsp.RenameFile:
		if exists(op.To) && !op.Overwrite {
			if op.IgnoreExisting {
				return nil
			}
			return fmt.Errorf("%s exists already", op.To)
		}
		if err := os.MkdirAll(filepath.Dir(op.To), 0o777); err != nil {
			return err
		}
		if err := os.Rename(op.Path, op.To); err != nil {
			return err
		}
		s.moved(op.Path, op.To)
		return nil
	}
	return s.remove(op, exists(op.Path))
}

// moved makes buffers follow their files to another path.
func (s *Servers) moved(from, to string) {
	for _, d := range s.ed.Docs.All() {
		rest, ok := strings.CutPrefix(d.File.Path, from)
		if !ok || rest != "" && rest[0] != filepath.Separator {
			continue
		}
		lang := d.Lang
		d.File.Path = to + rest
		s.ed.Recognise(d)
		if d.Lang != lang {
			s.ed.LanguageChanged(d)
		}
	}
}

func (s *Servers) remove(op *lsp.FileOp, exists bool) error {
	if !exists {
		if op.IgnoreMissing {
			return nil
		}
		return fmt.Errorf("%s does not exist", op.Path)
	}
	if d := s.ed.Docs.ByPath(op.Path); d != nil && d.Modified() {
		return fmt.Errorf("%s has unsaved changes and is not deleted", op.Path)
	}
	var err error
	if op.Recursive {
		err = os.RemoveAll(op.Path)
	} else {
		err = os.Remove(op.Path)
	}
	if d := s.ed.Docs.ByPath(op.Path); err == nil && d != nil {
		s.ed.CloseDoc(d)
	}
	return err
}
