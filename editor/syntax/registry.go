package syntax

import (
	"fmt"
	"path"
	"regexp"
	"sync"
	"sync/atomic"

	hxruntime "hx/runtime"
)

// Registry ties the language table to grammars and query files. It is made
// once per configuration, costs little until a language is used, and may be
// used from any goroutine.
type Registry struct {
	// Locate finds programs for the health report, nil: on the PATH. The error
	// says how to get one that is missing.
	Locate func(command string) (path string, err error)

	table   hxruntime.Languages
	files   hxruntime.Files
	langs   []Lang // in the order of the table
	byName  map[string]*Lang
	matches func() []nameMatch
}

// Lang is a language with its grammar and compiled queries, which are loaded
// when first asked for and stay for the life of the registry.
type Lang struct {
	Conf *hxruntime.Language

	reg     *Registry
	grammar func() (grammarPtr, error)
	queries [queryKinds]lazyQuery
	fault   atomic.Pointer[error] // why a grammar of the user's cannot be loaded
}

type lazyQuery struct {
	once sync.Once
	done atomic.Bool
	q    *query
	err  error
}

type nameMatch struct {
	re   *regexp.Regexp
	lang *Lang
}

// NewRegistry makes a registry over a language table and runtime files.
func NewRegistry(table hxruntime.Languages, files hxruntime.Files) *Registry {
	r := &Registry{table: table, files: files, langs: make([]Lang, len(table.List)), byName: make(map[string]*Lang, len(table.List))}
	for i := range r.langs {
		l := &r.langs[i]
		l.Conf, l.reg = &table.List[i], r
		l.grammar = sync.OnceValues(l.loadGrammar)
		r.byName[l.Conf.Name] = l
	}
	r.matches = sync.OnceValue(r.compileMatches)
	return r
}

// Lang returns the language of that name, nil if there is none.
func (r *Registry) Lang(name string) *Lang { return r.byName[name] }

// Table is the language table the registry was made from.
func (r *Registry) Table() hxruntime.Languages { return r.table }

func (r *Registry) compileMatches() []nameMatch {
	var out []nameMatch
	for i := range r.langs {
		if re, err := regexp.Compile(r.langs[i].Conf.InjectionRegex); err == nil && re.String() != "" {
			out = append(out, nameMatch{re, &r.langs[i]})
		}
	}
	return out
}

// ForWord returns the language that a word such as the one behind a code fence
// means: the one of that name, else the one whose injection-regex has the
// longest match. nil when none fits.
func (r *Registry) ForWord(word string) *Lang {
	if l := r.byName[word]; l != nil {
		return l
	}
	var best *Lang
	length := 0
	for _, m := range r.matches() {
		if at := m.re.FindStringIndex(word); at != nil && at[1]-at[0] > length {
			best, length = m.lang, at[1]-at[0]
		}
	}
	return best
}

// lang wraps an entry of the table.
func (r *Registry) lang(conf *hxruntime.Language) *Lang {
	if conf == nil {
		return nil
	}
	return r.byName[conf.Name]
}

func (l *Lang) loadGrammar() (grammarPtr, error) {
	name := l.Conf.Grammar
	if p := l.reg.files.Find("grammars/" + name + ".so"); p != "" {
		g, err := loadShared(p, name)
		if err != nil {
			l.fault.Store(&err)
		}
		return g, err
	}
	if g := findGrammar(name); g != nil {
		return g, nil
	}
	if !HaveTreeSitter {
		return nil, fmt.Errorf("this program was built without tree-sitter")
	}
	return nil, fmt.Errorf("this program has no grammar %q", name)
}

// Grammar tells why the language has no usable grammar; nil when it has one.
func (l *Lang) Grammar() error {
	_, err := l.grammar()
	return err
}

// HasTree tells whether texts of this language get a syntax tree.
func (l *Lang) HasTree() bool { return l != nil && l.Grammar() == nil }

// read is the ReadQuery of the registry's files.
func (r *Registry) read(language string, kind QueryKind) (text, name string, found bool) {
	text, name, err := r.files.Read(path.Join("queries", language, kind.File()))
	return text, name, err == nil
}

// readShipped is read without the user's files.
func (r *Registry) readShipped(language string, kind QueryKind) (text, name string, found bool) {
	text, name, err := hxruntime.Files{}.Read(path.Join("queries", language, kind.File()))
	return text, name, err == nil
}

// query returns the compiled query, compiling it if it must: off the key path
// only. nil when the language has none or it is faulty. When a file of the user's
// is faulty it is the shipped one.
func (l *Lang) query(kind QueryKind) *query {
	z := &l.queries[kind]
	z.once.Do(func() {
		defer z.done.Store(true)
		g, err := l.grammar()
		if err != nil {
			return
		}
		src, found := expandQuery(l.reg.read, l.Conf.Name, kind)
		if !found {
			return
		}
		shipped, found := expandQuery(l.reg.readShipped, l.Conf.Name, kind)
		if found && shipped.text == src.text {
			z.q, z.err = compilePlain(g, kind, shipped)
			return
		}
		if z.q, z.err = compileQuery(g, kind, src); z.err == nil {
			return
		}
		// A faulty file of the user's is passed over.
		if found {
			z.q, _ = compilePlain(g, kind, shipped)
		}
	})
	return z.q
}

// ready returns the query if it was compiled before. It never blocks.
func (l *Lang) ready(kind QueryKind) (q *query, ok bool) {
	if z := &l.queries[kind]; z.done.Load() {
		return z.q, true
	}
	return nil, false
}

// drawKinds are the queries that highlighting needs.
var drawKinds = [...]QueryKind{Highlights, Injections, Locals}

// Prepare compiles queries (those for highlighting when none are named). It
// may take long; call it from a worker. Later uses are then free.
func (l *Lang) Prepare(kinds ...QueryKind) {
	if len(kinds) == 0 {
		kinds = drawKinds[:]
	}
	for _, k := range kinds {
		l.query(k)
	}
}

// Prepared tells whether the queries are compiled. It never blocks.
func (l *Lang) Prepared(kinds ...QueryKind) bool {
	if len(kinds) == 0 {
		kinds = drawKinds[:]
	}
	for _, k := range kinds {
		if _, ok := l.ready(k); !ok {
			return false
		}
	}
	return true
}

// QueryState compiles a query of the language and tells whether there is one
// and what is wrong with it (a *QueryError with file, line and column).
func (l *Lang) QueryState(kind QueryKind) (found bool, err error) {
	q := l.query(kind)
	return q != nil || l.queries[kind].err != nil, l.queries[kind].err
}

// Problems lists the faults of all grammars and queries that were loaded so far.
func (r *Registry) Problems() []error {
	var out []error
	for i := range r.langs {
		if err := r.langs[i].fault.Load(); err != nil {
			out = append(out, *err)
		}
		for k := range r.langs[i].queries {
			if z := &r.langs[i].queries[k]; z.done.Load() && z.err != nil {
				out = append(out, z.err)
			}
		}
	}
	return out
}
