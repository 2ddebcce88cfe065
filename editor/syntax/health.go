package syntax

import (
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// Health is the state of one language: what it needs and what is there.
type Health struct {
	Language  string
	Grammar   error // nil: usable
	Lexer     bool  // coloured by hand-written rules instead
	Queries   [queryKinds]QueryHealth
	Servers   []Program
	Formatter *Program
}

// QueryHealth is the state of one query file.
type QueryHealth struct {
	Found bool
	From  string // the file when it is the user's own
	Err   error  // why it cannot be used; only known when compiled
}

// Program is an external program and where it was found.
type Program struct {
	Name, Command string
	Path          string // "" when it is not installed
	Why           error  // it is not found, and how to get it; nil: not on the PATH
}

// Lacking tells whether something is missing or cannot be used: colours, a
// query file, or all language servers of those that are named. A formatter
// nobody has to have.
func (h *Health) Lacking() bool {
	servers := len(h.Servers) == 0 || slices.ContainsFunc(h.Servers, func(p Program) bool { return p.Path != "" })
	broken := slices.ContainsFunc(h.Queries[:], func(q QueryHealth) bool { return q.Err != nil })
	return h.Grammar != nil && !h.Lexer || broken || !servers
}

// Health looks at one language. With compile its queries are compiled, which
// takes a moment, and their faults found.
func (r *Registry) Health(l *Lang, compile bool) Health {
	h := Health{Language: l.Conf.Name, Grammar: l.Grammar(), Lexer: l.HasLexer()}
	for _, k := range QueryKinds {
		if compile {
			h.Queries[k].Found, h.Queries[k].Err = l.QueryState(k)
		} else {
			_, _, err := r.files.Read(path.Join("queries", l.Conf.Name, k.File()))
			h.Queries[k].Found = err == nil
		}
		h.Queries[k].From = r.files.Find(path.Join("queries", l.Conf.Name, k.File()))
	}
	for _, use := range l.Conf.Servers {
		p := Program{Name: use.Name}
		if s := r.table.Server(use.Name); s != nil {
			p.Command = s.Command.Name
		}
		h.Servers = append(h.Servers, r.find(p))
	}
	if f := l.Conf.Formatter; f != nil {
		p := r.find(Program{Name: f.Name, Command: f.Name})
		h.Formatter = &p
	}
	return h
}

func (r *Registry) find(p Program) Program {
	switch {
	case p.Command == "":
	case r.Locate != nil:
		p.Path, p.Why = r.Locate(p.Command)
	default:
		p.Path, _ = exec.LookPath(p.Command)
	}
	return p
}

// WriteHealth writes about one language in full. ok is false when there is no
// such language or it lacks something.
func (r *Registry) WriteHealth(w io.Writer, name string) (ok bool) {
	l := r.Lang(name)
	if l == nil {
		fmt.Fprintf(w, "There is no language %q. Known ones: %s\n", name, strings.Join(r.names(), ", "))
		return false
	}
	h := r.Health(l, true)
	fmt.Fprintf(w, "Language: %s\n", h.Language)
	if len(h.Servers) == 0 {
		fmt.Fprintln(w, "Configured language servers: none")
	} else {
		fmt.Fprintln(w, "Configured language servers:")
		for _, p := range h.Servers {
			fmt.Fprintln(w, "  "+p.line())
		}
	}
	if h.Formatter == nil {
		fmt.Fprintln(w, "Configured formatter: none")
	} else {
		fmt.Fprintln(w, "Configured formatter: "+h.Formatter.line())
	}
	switch {
	case h.Grammar == nil:
		fmt.Fprintln(w, "Tree-sitter parser: ✓"+inBrackets(r.files.Find("grammars/"+l.Conf.Grammar+".so")))
	case h.Lexer:
		fmt.Fprintln(w, "Tree-sitter parser: none needed, coloured by built-in rules")
	default:
		fmt.Fprintf(w, "Tree-sitter parser: ✘ %v\n", h.Grammar)
	}
	for _, k := range QueryKinds {
		if h.Lexer {
			break // nothing to ask
		}
		fmt.Fprintf(w, "%s queries: %s%s\n", capital(k.String()), h.Queries[k].mark(), inBrackets(h.Queries[k].From))
		if err := h.Queries[k].Err; err != nil {
			fmt.Fprintf(w, "  %v\n", err)
		}
	}
	return !h.Lacking()
}

// inBrackets is what is said of a file that is the user's own.
func inBrackets(file string) string {
	if file == "" {
		return ""
	}
	return " (" + file + ")"
}

func (p Program) line() string {
	switch {
	case p.Command == "":
		return fmt.Sprintf("✘ %s: not defined in languages.toml", p.Name)
	case p.Path == "" && p.Why != nil:
		return fmt.Sprintf("✘ %s: %s", p.Name, p.Why)
	case p.Path == "":
		return fmt.Sprintf("✘ %s: %q is not in $PATH", p.Name, p.Command)
	}
	return fmt.Sprintf("✓ %s: %s", p.Name, p.Path)
}

func (q QueryHealth) mark() string {
	if q.Found && q.Err == nil {
		return "✓"
	}
	return "✘"
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (r *Registry) names() []string {
	var out []string
	for i := range r.langs {
		out = append(out, r.langs[i].Conf.Name)
	}
	slices.Sort(out)
	return out
}

// WriteHealthTable writes a row for every language, or only for those with a
// server or formatter that is installed.
func (r *Registry) WriteHealthTable(w io.Writer, installed bool) {
	if !HaveTreeSitter {
		fmt.Fprintln(w, "This program was built without tree-sitter: most files are plain text.")
	}
	fmt.Fprintf(w, "%-16s %-8s", "Language", "Parser")
	for _, k := range QueryKinds {
		fmt.Fprintf(w, " %-11s", capital(k.String()))
	}
	fmt.Fprintln(w, " Servers, formatter")
	for _, name := range r.names() {
		if h := r.Health(r.Lang(name), false); !installed || h.installed() {
			h.writeRow(w)
		}
	}
}

// programs are the servers and the formatter.
func (h *Health) programs() []Program {
	if h.Formatter == nil {
		return h.Servers
	}
	return append(slices.Clip(h.Servers), *h.Formatter)
}

func (h *Health) installed() bool {
	return slices.ContainsFunc(h.programs(), func(p Program) bool { return p.Path != "" })
}

func (h *Health) writeRow(w io.Writer) {
	parser := "✘"
	switch {
	case h.Grammar == nil:
		parser = "✓"
	case h.Lexer:
		parser = "built in"
	}
	fmt.Fprintf(w, "%-16s %-8s", h.Language, parser)
	for _, k := range QueryKinds {
		mark := h.Queries[k].mark()
		if h.Lexer {
			mark = "-"
		}
		fmt.Fprintf(w, " %-11s", mark)
	}
	for _, p := range h.programs() {
		fmt.Fprint(w, " "+p.short())
	}
	fmt.Fprintln(w)
}

func (p Program) short() string {
	if p.Path == "" {
		return "✘ " + p.Name
	}
	return "✓ " + p.Name
}
