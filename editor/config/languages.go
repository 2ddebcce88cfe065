package config

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

// MergeLanguages lays a languages.toml over a language table. A language or
// server with a known name is changed key by key, nested tables and lists as a
// whole; a changed or new language moves to the end of the list and so wins
// where two claim a file. Mistakes cost the key they are in: each is reported
// with its line and the rest is used. The base does not change.
func MergeLanguages(base hxruntime.Languages, f *source.File) (hxruntime.Languages, []source.Error) {
	out := hxruntime.Languages{List: slices.Clone(base.List), Servers: slices.Clone(base.Servers)}
	d := &decoder{errors: slices.Clone(f.Errors)}
	for key, v := range f.Root.All() {
		switch key {
		case "language":
			for _, e := range d.list(key, v) {
				d.mergeLanguage(&out, e)
			}
		case "language-server":
			for name, e := range d.table(key, v).All() {
				d.mergeServer(&out, name, e)
			}
		case "grammar", "use-grammars": // for another editor's grammar builds
		default:
			d.unknown(key, v)
		}
	}
	return out, d.errors
}

func (d *decoder) mergeLanguage(out *hxruntime.Languages, v source.Value) {
	t := d.table("language", v)
	name, ok := t.Get("name")
	if !ok {
		d.fail("language", v, "a name is missing")
		return
	}
	l := hxruntime.Language{Name: d.text("name", name)}
	if l.Name == "" {
		return
	}
	if i := slices.IndexFunc(out.List, func(o hxruntime.Language) bool { return o.Name == l.Name }); i >= 0 {
		l = out.List[i]
		out.List = slices.Delete(out.List, i, i+1)
	} else {
		l.LanguageID, l.Grammar, l.Scope = l.Name, l.Name, "source."+l.Name
	}
	for key, v := range t.All() {
		set := languageKeys[key]
		if set == nil {
			d.unknown(key, v)
			continue
		}
		before, mistakes := l, len(d.errors)
		if set(d, &l, key, v); len(d.errors) > mistakes {
			l = before
		}
	}
	out.List = append(out.List, l)
}

// languageKeys tells what each key of [[language]] sets.
var languageKeys = map[string]func(d *decoder, l *hxruntime.Language, key string, v source.Value){
	"name":        func(*decoder, *hxruntime.Language, string, source.Value) {},
	"debugger":    func(*decoder, *hxruntime.Language, string, source.Value) {}, // no debug adapters here
	"language-id": func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.LanguageID = d.text(k, v) },
	"scope":       func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Scope = d.text(k, v) },
	"file-types":  (*decoder).fileTypes,
	"shebangs":    func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Shebangs = d.texts(k, v) },
	"roots":       func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Roots = d.texts(k, v) },
	"auto-format": func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.AutoFormat = d.flag(k, v) },
	"code-actions-on-save": func(d *decoder, l *hxruntime.Language, k string, v source.Value) {
		l.CodeActionsOnSave = d.texts(k, v)
	},
	"diagnostic-severity": func(d *decoder, l *hxruntime.Language, k string, v source.Value) {
		l.DiagnosticSeverity = d.oneOf(k, v, "hint", "info", "warning", "error")
	},
	"comment-tokens": func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.CommentTokens = d.oneOrMore(k, v) },
	"comment-token":  func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.CommentTokens = d.oneOrMore(k, v) },

	"block-comment-tokens": (*decoder).blockComments,
	"indent":               (*decoder).indent,
	"language-servers":     (*decoder).serverUses,
	"grammar":              func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Grammar = d.text(k, v) },
	"injection-regex":      func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.InjectionRegex = d.regex(k, v) },
	"formatter":            (*decoder).formatter,
	"soft-wrap":            (*decoder).softWrap,
	"text-width":           func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Width = d.integer(k, v, 1, 1<<20) },
	"rulers":               (*decoder).rulers,
	"auto-pairs":           (*decoder).autoPairs,
	"path-completion":      func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.PathCompletion = d.flagPtr(k, v) },
	"rainbow-brackets":     func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.Rainbow = d.flagPtr(k, v) },
	"word-completion":      (*decoder).wordCompletion,
	"workspace-lsp-roots":  func(d *decoder, l *hxruntime.Language, k string, v source.Value) { l.WorkspaceLSP = d.texts(k, v) },
	"persistent-diagnostic-sources": func(d *decoder, l *hxruntime.Language, k string, v source.Value) {
		l.PersistentSources = d.texts(k, v)
	},
}

func (d *decoder) fileTypes(l *hxruntime.Language, key string, v source.Value) {
	l.Extensions, l.Globs = nil, nil
	for _, e := range d.list(key, v) {
		switch data := e.Data.(type) {
		case string:
			l.Extensions = append(l.Extensions, data)
		case *source.Table:
			d.fields(key, data, map[string]func(source.Value){
				"glob": func(v source.Value) { l.Globs = append(l.Globs, d.text("glob", v)) },
			})
		default:
			d.fail(key, e, "must hold extensions and { glob = \"...\" }")
		}
	}
}

func (d *decoder) blockComments(l *hxruntime.Language, key string, v source.Value) {
	l.BlockComments = nil
	list, ok := v.Data.([]source.Value)
	if !ok {
		list = []source.Value{v}
	}
	for _, e := range list {
		b := hxruntime.BlockComment{Start: "/*", End: "*/"}
		d.fields(key, d.table(key, e), map[string]func(source.Value){
			"start": func(v source.Value) { b.Start = d.text("start", v) },
			"end":   func(v source.Value) { b.End = d.text("end", v) },
		})
		l.BlockComments = append(l.BlockComments, b)
	}
}

func (d *decoder) indent(l *hxruntime.Language, key string, v source.Value) {
	in := hxruntime.Indent{TabWidth: 4, Unit: "\t"}
	d.fields(key, d.table(key, v), map[string]func(source.Value){
		"tab-width": func(v source.Value) { in.TabWidth = d.integer("tab-width", v, 1, 16) },
		"unit": func(v source.Value) {
			in.Unit = d.text("unit", v)
			if strings.Trim(in.Unit, " ") != "" && in.Unit != "\t" {
				d.fail("unit", v, "must be a tab or blanks")
				in.Unit = "\t"
			}
		},
	})
	if in.TabWidth > 0 && in.Unit != "" {
		l.Indent = &in
	}
}

func (d *decoder) serverUses(l *hxruntime.Language, key string, v source.Value) {
	l.Servers = nil
	for _, e := range d.list(key, v) {
		var use hxruntime.ServerUse
		switch data := e.Data.(type) {
		case string:
			use.Name = data
		case *source.Table:
			d.fields(key, data, map[string]func(source.Value){
				"name":            func(v source.Value) { use.Name = d.text("name", v) },
				"only-features":   func(v source.Value) { use.Only = d.features("only-features", v) },
				"except-features": func(v source.Value) { use.Except = d.features("except-features", v) },
			})
		}
		if use.Name == "" {
			d.fail(key, e, "must hold names of servers or { name = \"...\" }")
			continue
		}
		l.Servers = append(l.Servers, use)
	}
}

// ServerFeatures are what language servers can be asked for.
var ServerFeatures = []string{
	"format", "goto-declaration", "goto-definition", "goto-type-definition", "goto-reference", "goto-implementation",
	"signature-help", "hover", "document-highlight", "completion", "code-action", "document-links", "workspace-command",
	"document-symbols", "workspace-symbols", "diagnostics", "pull-diagnostics", "rename-symbol", "inlay-hints",
	"document-colors", "call-hierarchy",
}

func (d *decoder) features(key string, v source.Value) []string {
	var out []string
	for _, e := range d.list(key, v) {
		if s := d.oneOf(key, e, ServerFeatures...); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// pathMapping reads the folders that are elsewhere for a server.
func (d *decoder) pathMapping(key string, v source.Value) []hxruntime.PathMapping {
	var out []hxruntime.PathMapping
	for _, e := range d.list(key, v) {
		var m hxruntime.PathMapping
		d.fields(key, d.table(key, e), map[string]func(source.Value){
			"local":  func(v source.Value) { m.Local = d.text("local", v) },
			"remote": func(v source.Value) { m.Remote = d.text("remote", v) },
		})
		if !filepath.IsAbs(m.Local) || m.Remote == "" {
			d.fail(key, e, "needs local, an absolute path here, and remote, the same folder where the server runs")
			continue
		}
		out = append(out, m)
	}
	return out
}

func (d *decoder) formatter(l *hxruntime.Language, key string, v source.Value) {
	var c hxruntime.Command
	d.fields(key, d.table(key, v), map[string]func(source.Value){
		"command": func(v source.Value) { c.Name = d.text("command", v) },
		"args":    func(v source.Value) { c.Args = d.texts("args", v) },
	})
	if c.Name == "" {
		d.fail(key, v, "a command is missing")
		return
	}
	l.Formatter = &c
}

func (d *decoder) softWrap(l *hxruntime.Language, key string, v source.Value) {
	l.SoftWrap = hxruntime.SoftWrap{}
	w := &l.SoftWrap
	number := func(key string, v source.Value) *int { n := d.integer(key, v, 0, 1<<15); return &n }
	d.fields(key, d.table(key, v), map[string]func(source.Value){
		"enable":             func(v source.Value) { w.Enable = d.flagPtr("enable", v) },
		"max-wrap":           func(v source.Value) { w.MaxWrap = number("max-wrap", v) },
		"max-indent-retain":  func(v source.Value) { w.MaxIndentKeep = number("max-indent-retain", v) },
		"wrap-indicator":     func(v source.Value) { s := d.text("wrap-indicator", v); w.Indicator = &s },
		"wrap-at-text-width": func(v source.Value) { w.AtTextWidth = d.flagPtr("wrap-at-text-width", v) },
	})
}

func (d *decoder) wordCompletion(l *hxruntime.Language, key string, v source.Value) {
	l.WordCompletion = hxruntime.WordCompletion{}
	d.fields(key, d.table(key, v), map[string]func(source.Value){
		"enable":         func(v source.Value) { l.WordCompletion.Enable = d.flagPtr("enable", v) },
		"trigger-length": func(v source.Value) { l.WordCompletion.TriggerLength = d.integer("trigger-length", v, 1, 255) },
	})
}

func (d *decoder) rulers(l *hxruntime.Language, key string, v source.Value) {
	l.Rulers = []int{} // an empty list is a setting too
	for _, e := range d.list(key, v) {
		if n := d.integer(key, e, 1, 1<<15); n > 0 {
			l.Rulers = append(l.Rulers, n)
		}
	}
}

func (d *decoder) autoPairs(l *hxruntime.Language, key string, v source.Value) {
	if on, ok := v.Data.(bool); ok {
		l.AutoPairs = nil
		if !on {
			l.AutoPairs = &hxruntime.AutoPairs{}
		}
		return
	}
	pairs := hxruntime.AutoPairs{}
	for open, v := range d.table(key, v).All() {
		shut := d.text(open, v)
		if utf8.RuneCountInString(open) != 1 || utf8.RuneCountInString(shut) != 1 {
			d.fail(key, v, "must pair single characters")
			continue
		}
		o, _ := utf8.DecodeRuneInString(open)
		c, _ := utf8.DecodeRuneInString(shut)
		pairs.Pairs = append(pairs.Pairs, hxruntime.Pair{Open: o, Close: c})
	}
	l.AutoPairs = &pairs
}

func (d *decoder) mergeServer(out *hxruntime.Languages, name string, v source.Value) {
	i, known := slices.BinarySearchFunc(out.Servers, name, func(s hxruntime.LanguageServer, name string) int {
		return strings.Compare(s.Name, name)
	})
	s := hxruntime.LanguageServer{Name: name}
	if known {
		s = out.Servers[i]
	}
	d.fields("language-server."+name, d.table("language-server."+name, v), map[string]func(source.Value){
		"command": func(v source.Value) { s.Command.Name = d.text("command", v) },
		"args":    func(v source.Value) { s.Command.Args = d.texts("args", v) },
		"environment": func(v source.Value) {
			s.Environment = nil
			for name, e := range d.table("environment", v).All() {
				s.Environment = append(s.Environment, name+"="+d.text(name, e))
			}
		},
		"config": func(v source.Value) {
			b, err := json.Marshal(d.table("config", v).Plain())
			if err != nil {
				d.fail("config", v, fmt.Sprintf("cannot be sent to a server: %v", err))
			} else {
				s.Config = string(b)
			}
		},
		"timeout":                func(v source.Value) { s.Timeout = d.integer("timeout", v, 1, 1<<20) },
		"required-root-patterns": func(v source.Value) { s.RootPatterns = d.texts("required-root-patterns", v) },
		"path-mapping":           func(v source.Value) { s.PathMapping = d.pathMapping("path-mapping", v) },
		"read-command":           func(v source.Value) { s.ReadCommand = d.texts("read-command", v) },
	})
	switch {
	case s.Command.Name == "":
		d.fail("language-server."+name, v, "a command is missing")
	case known:
		out.Servers[i] = s
	default:
		out.Servers = slices.Insert(out.Servers, i, s)
	}
}
