package lsp

import (
	"path/filepath"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/wire"
)

// documentFilter is one condition of a document selector.
type documentFilter struct {
	language, scheme string
	pattern          *Watch // nil: any path
}

// matches reports whether a registration is meant for a document.
func (r *registration) matches(d *document) bool {
	if r.selector == nil || d == nil {
		return true
	}
	for _, f := range r.selector {
		if (f.language == "" || f.language == d.Language) && (f.scheme == "" || f.scheme == "file") &&
			(f.pattern == nil || f.pattern.Match(d.Path)) {
			return true
		}
	}
	return false
}

// takeSelector reads the documentSelector of registration options.
func (r *registration) takeSelector(paths pathMap) {
	raw := wire.Member(r.options, "documentSelector")
	for _, e := range elementsOf(raw) {
		f := documentFilter{
			language: wire.Text(wire.Member(e, "language")),
			scheme:   wire.Text(wire.Member(e, "scheme")),
		}
		if p := wire.Member(e, "pattern"); !isNull(p) {
			f.pattern = newWatch(p, paths)
		}
		r.selector = append(r.selector, f)
	}
}

// Watch is a set of files a server wants to hear of.
type Watch struct {
	Base    string // folder the pattern is relative to; "" when it is not
	Pattern string
	Created bool
	Changed bool
	Deleted bool

	glob glob
}

// Match reports whether an absolute path is in the set.
func (w *Watch) Match(path string) bool {
	if w.Base == "" {
		return w.glob.match(path)
	}
	rest, ok := below(path, w.Base)
	return ok && rest != "" && w.glob.match(rest[1:])
}

// newWatch reads a glob pattern: a string, or one relative to a folder.
func newWatch(raw jsontext.Value, paths pathMap) *Watch {
	w := &Watch{Pattern: wire.Text(raw), Created: true, Changed: true, Deleted: true}
	if raw.Kind() == '{' {
		w.Pattern = wire.Text(wire.Member(raw, "pattern"))
		base := wire.Member(raw, "baseUri")
		if base.Kind() == '{' { // a workspace folder
			base = wire.Member(base, "uri")
		}
		if path, ok := paths.path(wire.Text(base)); ok {
			w.Base = path
		}
	} else if filepath.IsAbs(w.Pattern) {
		if p, ok := paths.local(w.Pattern); ok {
			w.Pattern = p
		}
	} else if w.Pattern != "" && w.Pattern[0] != '*' {
		w.Pattern = "**/" + w.Pattern
	}
	w.glob = newGlob(w.Pattern)
	return w
}

// takeWatches reads the options of a registration for watched files.
func (r *registration) takeWatches(paths pathMap) {
	for _, e := range elementsOf(wire.Member(r.options, "watchers")) {
		w := newWatch(wire.Member(e, "globPattern"), paths)
		if w.Pattern == "" {
			continue
		}
		kind := protocol.WatchKind(7)
		if k, err := decode[protocol.WatchKind](wire.Member(e, "kind")); err == nil && k != 0 {
			kind = k
		}
		w.Created = kind&protocol.WatchKindCreate != 0
		w.Changed = kind&protocol.WatchKindChange != 0
		w.Deleted = kind&protocol.WatchKindDelete != 0
		r.watches = append(r.watches, *w)
	}
}
