package lsp

import (
	"context"
	"os"
	"slices"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// FileChangeKind is what happened to a file.
type FileChangeKind uint8

// The kinds of changes.
const (
	FileCreated FileChangeKind = 1 + iota
	FileChanged
	FileDeleted
)

// FileChange is a change on disk.
type FileChange struct {
	Path string
	Kind FileChangeKind
}

// FilesChanged tells the servers of changes to files that they want to hear of.
func (ss *Servers) FilesChanged(list []FileChange) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range ss.list {
		ses := s.session
		if ses == nil {
			continue
		}
		var events []protocol.FileEvent
		for _, c := range list {
			if ses.watches(c) {
				events = append(events, protocol.FileEvent{URI: uri.URI(ses.paths.uri(c.Path)), Type: protocol.FileChangeType(c.Kind)})
			}
		}
		if len(events) > 0 {
			ses.notify(protocol.MethodWorkspaceDidChangeWatchedFiles, &protocol.DidChangeWatchedFilesParams{Changes: events})
		}
	}
}

func (ses *session) watches(c FileChange) bool {
	for i := range ses.regs {
		for j := range ses.regs[i].watches {
			w := &ses.regs[i].watches[j]
			wanted := c.Kind == FileCreated && w.Created || c.Kind == FileChanged && w.Changed || c.Kind == FileDeleted && w.Deleted
			if wanted && w.Match(c.Path) {
				return true
			}
		}
	}
	return false
}

// Watches returns the files a running server wants to hear of.
func (s *Server) Watches() []Watch {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	var list []Watch
	if s.session != nil {
		for _, r := range s.session.regs {
			list = append(list, r.watches...)
		}
	}
	return list
}

// fileOpTimeout limits how long a file operation waits for a server.
const fileOpTimeout = 5 * time.Second

// fileOpEvent is one of the six requests and notifications around creating,
// renaming and deleting files.
type fileOpEvent struct {
	method  string
	options func(*protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions
}

var (
	willOps = [...]fileOpEvent{
		CreateFile: {protocol.MethodWorkspaceWillCreateFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.WillCreate }},
		RenameFile: {protocol.MethodWorkspaceWillRenameFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.WillRename }},
		DeleteFile: {protocol.MethodWorkspaceWillDeleteFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.WillDelete }},
	}
	didOps = [...]fileOpEvent{
		CreateFile: {protocol.MethodWorkspaceDidCreateFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.DidCreate }},
		RenameFile: {protocol.MethodWorkspaceDidRenameFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.DidRename }},
		DeleteFile: {protocol.MethodWorkspaceDidDeleteFiles, func(o *protocol.FileOperationOptions) protocol.FileOperationRegistrationOptions { return o.DidDelete }},
	}
)

// BeforeFileOp asks the servers concerned which edits should accompany a file
// operation that is about to be done. Errors are told along with the answers
// that came.
func (ss *Servers) BeforeFileOp(ctx context.Context, op FileOp) []Answer[WorkspaceEdit] {
	ctx, cancel := context.WithTimeoutCause(ctx, fileOpTimeout, errTimeout{willOps[op.Kind].method, fileOpTimeout})
	defer cancel()
	return Ask(ctx, ss.concerned(op, willOps[:]), func(ctx context.Context, s *Server) (WorkspaceEdit, error) {
		p, raw, err := s.call(ctx, willOps[op.Kind].method, func(ses *session) any { return ses.fileOpParams(op) })
		if err != nil {
			return WorkspaceEdit{}, err
		}
		w, err := decode[protocol.WorkspaceEdit](raw)
		if err != nil {
			return WorkspaceEdit{}, s.unreadable(err)
		}
		return p.workspaceEdit(&w), nil
	})
}

// AfterFileOp tells the servers concerned of a file operation that was done.
func (ss *Servers) AfterFileOp(op FileOp) {
	list := ss.concerned(op, didOps[:])
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range list {
		if s.session != nil {
			s.session.notify(didOps[op.Kind].method, s.session.fileOpParams(op))
		}
	}
}

// concerned returns the running servers that want to know of a file operation.
func (ss *Servers) concerned(op FileOp, events []fileOpEvent) []*Server {
	st, err := os.Stat(op.Path)
	folder := err == nil && st.IsDir()
	ss.mu.Lock()
	defer ss.mu.Unlock()
	var list []*Server
	for _, s := range ss.list {
		if s.session != nil && s.session.wantsFileOp(op, events[op.Kind], folder) {
			list = append(list, s)
		}
	}
	return list
}

func (ses *session) wantsFileOp(op FileOp, ev fileOpEvent, folder bool) bool {
	var filters []protocol.FileOperationFilter
	if w := ses.caps.Workspace; w != nil && w.FileOperations != nil {
		filters = ev.options(w.FileOperations).Filters
	}
	for i := range ses.regs {
		if r := &ses.regs[i]; r.method == ev.method {
			if o, err := decode[protocol.FileOperationRegistrationOptions](r.options); err == nil {
				filters = append(slices.Clip(filters), o.Filters...)
			}
		}
	}
	for _, f := range filters {
		if f.Scheme != nil && *f.Scheme != "file" ||
			f.Pattern.Matches == protocol.FileOperationPatternKindFile && folder ||
			f.Pattern.Matches == protocol.FileOperationPatternKindFolder && !folder {
			continue
		}
		pattern, path := f.Pattern.Glob, op.Path
		if o := f.Pattern.Options; o != nil && isTrue(o.IgnoreCase) {
			pattern, path = strings.ToLower(pattern), strings.ToLower(path)
		}
		if newGlob(pattern).match(path) {
			return true
		}
	}
	return false
}

func (ses *session) fileOpParams(op FileOp) any {
	from := ses.paths.uri(op.Path)
	switch op.Kind {
	case CreateFile:
		return &protocol.CreateFilesParams{Files: []protocol.FileCreate{{URI: from}}}
	case RenameFile:
		return &protocol.RenameFilesParams{Files: []protocol.FileRename{{OldURI: from, NewURI: ses.paths.uri(op.To)}}}
	}
	return &protocol.DeleteFilesParams{Files: []protocol.FileDelete{{URI: from}}}
}
