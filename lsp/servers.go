package lsp

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/link"
)

// Options are what a registry of servers is made with. Handler and Workspace
// are required.
type Options struct {
	Handler   Handler
	Workspace Workspace
	Configs   map[string]Config // by server name
	Snippets  bool              // completions may be snippets
	Version   string            // of this program

	// Log gets a line on everything odd a server does; nil discards.
	Log func(server, line string)
	// Open opens the stream to a server. Nil means link.Open, with programs
	// looked for as Locate does.
	Open func(context.Context, link.Spec) (*link.Link, error)
	// FreeMemory returns the available memory in bytes; nil asks the system.
	FreeMemory func() (int64, bool)
}

// Servers keeps all servers and the documents they are told of. Its methods
// may be called from any goroutine; none waits for a server unless it takes a
// context.
type Servers struct {
	opt   Options
	retry retry          // of programs
	alive sync.WaitGroup // running servers

	mu      sync.Mutex
	list    []*Server // in the order of their first start
	docs    map[string]*document
	configs map[string]Config
	stopped map[string]bool // names not to be started
	closed  bool
}

// New makes an empty registry.
func New(opt Options) *Servers {
	if opt.Open == nil {
		opt.Open = openLocated
	}
	if opt.FreeMemory == nil {
		opt.FreeMemory = availableMemory
	}
	return &Servers{
		opt: opt, retry: programRetry, configs: opt.Configs,
		docs: map[string]*document{}, stopped: map[string]bool{},
	}
}

func (ss *Servers) notify(e Event) { ss.opt.Handler.Notify(e) }

func (ss *Servers) logf(server, format string, args ...any) {
	if ss.opt.Log != nil {
		ss.opt.Log(server, oneLine(fmt.Sprintf(format, args...)))
	}
}

func (ss *Servers) open(ctx context.Context, name string, spec link.Spec) (*link.Link, error) {
	if spec.Command == "" {
		return nil, link.NotFoundError{Command: name, Err: fmt.Errorf("no command is configured for it")}
	}
	return ss.opt.Open(ctx, spec)
}

// Open tells the servers of a document of it, starting those that do not run.
func (ss *Servers) Open(doc Document) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if ss.closed || ss.docs[doc.Path] != nil {
		return
	}
	d := &document{Document: doc}
	ss.docs[doc.Path] = d
	for _, use := range doc.Uses {
		ss.attach(d, use)
	}
}

// attach finds or makes the server for one use. The lock is held.
func (ss *Servers) attach(d *document, use Use) {
	cfg, ok := ss.configs[use.Name]
	if !ok {
		ss.logf(use.Name, "not configured")
		return
	}
	if ss.stopped[use.Name] {
		return
	}
	root, _ := FindRoot(d.Path, d.Markers, ss.opt.Workspace)
	if len(cfg.RequiredRootPatterns) > 0 {
		dir := root
		if dir == "" {
			dir = ss.opt.Workspace.Path
		}
		if !hasEntry(dir, cfg.RequiredRootPatterns) {
			ss.logf(use.Name, "not started: %s has none of %q", dir, cfg.RequiredRootPatterns)
			return
		}
	}
	s := ss.serverFor(use.Name, root)
	if s == nil {
		s = &Server{Name: use.Name, set: ss, cfg: cfg, folders: []string{root}, changed: make(chan struct{})}
		ss.list = append(ss.list, s)
		s.start()
	}
	d.attached = append(d.attached, attachment{s, use})
	if s.session != nil {
		s.session.openDocument(d)
	}
}

// serverFor returns the server of that name which serves the root: it does so
// already, or it can take another folder. One that is still starting is taken
// at its word later (see settle).
func (ss *Servers) serverFor(name, root string) *Server {
	var other *Server
	for _, s := range ss.list {
		if s.Name != name {
			continue
		}
		if slices.Contains(s.folders, root) {
			return s
		}
		can := s.state == Starting
		if s.session != nil {
			can = s.session.manyRoots()
		}
		if other == nil && root != "" && can {
			other = s
		}
	}
	if other != nil {
		other.folders = append(other.folders, root)
		if other.session != nil {
			other.session.addFolders([]string{root})
		}
	}
	return other
}

// settle brings a server that just became ready up to date: folders that were
// added while it started, and all documents. Where it cannot take more folders,
// the documents of those get servers of their own. The lock is held.
func (ss *Servers) settle(s *Server) {
	ses := s.session
	if extra := s.folders[1:]; len(extra) > 0 && !ses.manyRoots() {
		s.folders = s.folders[:1]
		ss.rehome(s, extra)
	} else if len(extra) > 0 {
		ses.addFolders(extra)
	}
	for _, d := range ss.sortedDocs() {
		if d.uses(s) {
			ses.openDocument(d)
		}
	}
}

// rehome gives the documents below the folders to other servers than s.
func (ss *Servers) rehome(s *Server, folders []string) {
	for _, d := range ss.sortedDocs() {
		root, _ := FindRoot(d.Path, d.Markers, ss.opt.Workspace)
		for i, a := range d.attached {
			if a.server == s && slices.Contains(folders, root) {
				rest := slices.Clone(d.attached[i+1:])
				d.attached = d.attached[:i]
				ss.attach(d, a.use)
				d.attached = append(d.attached, rest...)
				break
			}
		}
	}
}

func (d *document) uses(s *Server) bool {
	return slices.ContainsFunc(d.attached, func(a attachment) bool { return a.server == s })
}

// sortedDocs lists the documents in a fixed order.
func (ss *Servers) sortedDocs() []*document {
	list := make([]*document, 0, len(ss.docs))
	for _, d := range ss.docs {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b *document) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return list
}

// addFolders tells a server of further folders.
func (ses *session) addFolders(list []string) {
	var added []protocol.WorkspaceFolder
	for _, dir := range list {
		if dir != "" {
			added = append(added, ses.workspaceFolder(dir))
		}
	}
	ses.notify(protocol.MethodWorkspaceDidChangeWorkspaceFolders, &protocol.DidChangeWorkspaceFoldersParams{
		Event: protocol.WorkspaceFoldersChangeEvent{Added: added, Removed: []protocol.WorkspaceFolder{}},
	})
}

// Change takes a new revision of an open document: set leads from the last one
// told of to after. Nothing is sent yet.
func (ss *Servers) Change(path string, rev int32, set change.Set, after text.Rope) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if d := ss.docs[path]; d != nil && rev > d.Rev {
		d.change(rev, set, after)
	}
}

// Flush sends what servers have not been told of changed documents, as one
// notification for each.
func (ss *Servers) Flush() {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, d := range ss.docs {
		for _, a := range d.attached {
			if a.server.session != nil {
				a.server.session.update(d, false)
			}
		}
	}
}

// Hold keeps changes of a document from its servers until Release: text that
// is merely shown, or that is put in while a server completes what it proposed
// for the text before. Questions are then about the text the servers have.
func (ss *Servers) Hold(path string) { ss.hold(path, true) }

// Release ends what Hold began; what was held back is sent with the next Flush.
func (ss *Servers) Release(path string) { ss.hold(path, false) }

func (ss *Servers) hold(path string, held bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if d := ss.docs[path]; d != nil {
		d.held = held
	}
}

// Saved tells that a document was written to its file.
func (ss *Servers) Saved(path string) {
	ss.hold(path, false)
	ss.each(path, func(ses *session, d *document) { ses.saved(d) })
	ss.FilesChanged([]FileChange{{Path: path, Kind: FileChanged}})
}

// Reload makes the servers forget their copy of a document and read ours.
func (ss *Servers) Reload(path string) {
	ss.each(path, func(ses *session, d *document) {
		ses.closeDocument(path)
		ses.openDocument(d)
	})
}

// Close tells that a document is no longer open.
func (ss *Servers) Close(path string) {
	ss.each(path, func(ses *session, d *document) { ses.closeDocument(path) })
	ss.mu.Lock()
	defer ss.mu.Unlock()
	delete(ss.docs, path)
}

// each calls f for every running server of an open document, with the lock
// held.
func (ss *Servers) each(path string, f func(*session, *document)) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	d := ss.docs[path]
	if d == nil {
		return
	}
	for _, a := range d.attached {
		if a.server.session != nil {
			f(a.server.session, d)
		}
	}
}

func (ses *session) workspaceFolder(dir string) protocol.WorkspaceFolder {
	return protocol.WorkspaceFolder{URI: uri.URI(ses.paths.uri(dir)), Name: baseName(dir)}
}
