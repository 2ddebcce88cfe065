package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// place is a file and where its cursor goes: line and column from 1, 0 when
// not given.
type place struct {
	path         string
	line, column int
}

// flags are the command line.
type flags struct {
	help, version, tutor bool
	health, recover      bool
	healthOf             string
	grammar              []string
	strict               bool
	config, log, dir     string
	verbose              int
	vsplit, hsplit       bool
	files                []place
	firstLine            int // from +N; -1 for the last line
	stdin                bool
	folder               bool // the first argument was a folder
}

// usageError is a mistake on the command line; it ends with status 2.
type usageError string

func (e usageError) Error() string { return string(e) }

// option is one flag. take gets the value of those that need one.
type option struct {
	long, short string
	value       string // its name in the usage, "" for none
	optional    bool   // the value may be missing
	doc         string
	set         func(f *flags, value string) error
}

var options = []option{
	{"help", "h", "", false, "show this help", func(f *flags, _ string) error { f.help = true; return nil }},
	{"version", "V", "", false, "show the version", func(f *flags, _ string) error { f.version = true; return nil }},
	{"tutor", "", "", false, "start with the tutor", func(f *flags, _ string) error { f.tutor = true; return nil }},
	{"health", "", "CATEGORY", true, "check the installation: all, clipboard, languages, or one language", func(f *flags, v string) error { f.health, f.healthOf = true, v; return nil }},
	{"grammar", "g", "ACTION", false, "build a grammar from a folder: -g build NAME DIR", func(f *flags, v string) error { f.grammar = append(f.grammar, v); return nil }},
	{"strict", "", "", false, "make grammar actions fail at the first error", func(f *flags, _ string) error { f.strict = true; return nil }},
	{"recover", "", "", false, "list unsaved texts that were left behind, with what differs, to take them over", func(f *flags, _ string) error { f.recover = true; return nil }},
	{"config", "c", "FILE", false, "read FILE instead of the user's config.toml", func(f *flags, v string) error { f.config = v; return nil }},
	{"log", "", "FILE", false, "write the log to FILE", func(f *flags, v string) error { f.log = v; return nil }},
	{"verbose", "v", "", false, "log more; may be given up to three times", func(f *flags, _ string) error { f.verbose++; return nil }},
	{"vsplit", "", "", false, "open every file in a split of its own, side by side", func(f *flags, _ string) error { f.vsplit = true; return nil }},
	{"hsplit", "", "", false, "open every file in a split of its own, one above the other", func(f *flags, _ string) error { f.hsplit = true; return nil }},
	{"working-dir", "w", "DIR", false, "start in DIR", func(f *flags, v string) error { f.dir = v; return nil }},
}

// parseFlags reads the command line.
func parseFlags(args []string) (*flags, error) {
	f := &flags{}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		var err error
		switch {
		case arg == "--":
			for _, a := range args {
				f.files = append(f.files, place{path: a})
			}
			args = nil
		case arg == "-":
			f.stdin = true
		case strings.HasPrefix(arg, "--"):
			args, err = f.long(arg[2:], args)
		case strings.HasPrefix(arg, "-"):
			args, err = f.short(arg[1:], args)
		case strings.HasPrefix(arg, "+"):
			err = f.plus(arg[1:])
		default:
			f.files = append(f.files, parsePlace(arg))
		}
		if err != nil {
			return nil, err
		}
	}
	if f.vsplit && f.hsplit {
		return nil, usageError("--vsplit and --hsplit cannot be used together")
	}
	return f, nil
}

func (f *flags) long(name string, args []string) ([]string, error) {
	name, value, given := strings.Cut(name, "=")
	for _, o := range options {
		if o.long == name {
			return f.take(o, "--"+name, value, given, args)
		}
	}
	return nil, usageError(fmt.Sprintf("there is no flag --%s; hx --help lists all", name))
}

// short reads a group such as -vv; the last of it may take a value.
func (f *flags) short(group string, args []string) ([]string, error) {
	for i, c := range group {
		o, ok := shortOption(string(c))
		if !ok {
			return nil, usageError(fmt.Sprintf("there is no flag -%c; hx --help lists all", c))
		}
		rest := group[i+len(string(c)):]
		if o.value != "" {
			return f.take(o, "-"+string(c), rest, rest != "", args)
		}
		if err := o.set(f, ""); err != nil {
			return nil, err
		}
	}
	return args, nil
}

func shortOption(c string) (option, bool) {
	for _, o := range options {
		if o.short == c {
			return o, true
		}
	}
	return option{}, false
}

func (f *flags) take(o option, shown, value string, given bool, args []string) ([]string, error) {
	switch {
	case o.value == "" && given:
		return nil, usageError(fmt.Sprintf("%s takes no value", shown))
	case o.value != "" && !given && len(args) > 0 && !(o.optional && strings.HasPrefix(args[0], "-")):
		value, args = args[0], args[1:]
	case o.value != "" && !given && !o.optional:
		return nil, usageError(fmt.Sprintf("%s needs a value: %s %s", shown, shown, o.value))
	}
	return args, o.set(f, value)
}

// plus reads +N, the line of the first file; + alone is its last line.
func (f *flags) plus(s string) error {
	if s == "" {
		f.firstLine = -1
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return usageError(fmt.Sprintf("+%s is not a line number; +10 opens the first file at line 10", s))
	}
	f.firstLine = n
	return nil
}

// parsePlace reads FILE, FILE:LINE or FILE:LINE:COL. A file of that whole name
// comes first.
func parsePlace(arg string) place {
	if _, err := os.Stat(arg); err == nil {
		return place{path: arg}
	}
	path, last, ok := cutNumber(arg)
	if !ok {
		return place{path: arg}
	}
	if shorter, line, ok := cutNumber(path); ok {
		return place{shorter, line, last}
	}
	return place{path, last, 0}
}

func cutNumber(s string) (string, int, bool) {
	i := strings.LastIndexByte(s, ':')
	if i <= 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n < 0 {
		return s, 0, false
	}
	return s[:i], n, true
}

// usage is the text of --help.
func usage() string {
	var b strings.Builder
	b.WriteString("hx, a modal text editor\n\nusage: hx [FLAGS] [FILE[:LINE[:COLUMN]]]...\n\n")
	for _, o := range options {
		left := "    "
		if o.short != "" {
			left = "-" + o.short + ", "
		}
		left += "--" + o.long
		if o.optional {
			left += " [" + o.value + "]"
		} else if o.value != "" {
			left += " " + o.value
		}
		fmt.Fprintf(&b, "  %-28s %s\n", left, o.doc)
	}
	b.WriteString(`  +N                           line of the first file; + alone is its last line
  -                            read text from standard input
  --                           everything after this is a file name

In the editor: :q quits, :w saves, :tutor teaches, space ? lists all commands.
`)
	return b.String()
}
