package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"hx/internal/usage"
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

// option is a flag, and what it does; set gets the value of those that take one.
type option struct {
	usage.Option
	set func(f *flags, value string) error
}

// setters are what the flags do, by name.
var setters = map[string]func(f *flags, value string) error{
	"help":        func(f *flags, _ string) error { f.help = true; return nil },
	"version":     func(f *flags, _ string) error { f.version = true; return nil },
	"tutor":       func(f *flags, _ string) error { f.tutor = true; return nil },
	"health":      func(f *flags, v string) error { f.health, f.healthOf = true, v; return nil },
	"grammar":     func(f *flags, v string) error { f.grammar = append(f.grammar, v); return nil },
	"strict":      func(f *flags, _ string) error { f.strict = true; return nil },
	"recover":     func(f *flags, _ string) error { f.recover = true; return nil },
	"config":      func(f *flags, v string) error { f.config = v; return nil },
	"log":         func(f *flags, v string) error { f.log = v; return nil },
	"verbose":     func(f *flags, _ string) error { f.verbose++; return nil },
	"vsplit":      func(f *flags, _ string) error { f.vsplit = true; return nil },
	"hsplit":      func(f *flags, _ string) error { f.hsplit = true; return nil },
	"working-dir": func(f *flags, v string) error { f.dir = v; return nil },
}

// find returns the first flag that fits.
func find(fits func(usage.Option) bool) (option, bool) {
	i := slices.IndexFunc(usage.Options, fits)
	if i < 0 {
		return option{}, false
	}
	return option{usage.Options[i], setters[usage.Options[i].Long]}, true
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
	if o, ok := find(func(o usage.Option) bool { return o.Long == name }); ok {
		return f.take(o, "--"+name, value, given, args)
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
		if o.Value != "" {
			return f.take(o, "-"+string(c), rest, rest != "", args)
		}
		if err := o.set(f, ""); err != nil {
			return nil, err
		}
	}
	return args, nil
}

func shortOption(c string) (option, bool) {
	return find(func(o usage.Option) bool { return o.Short == c })
}

func (f *flags) take(o option, shown, value string, given bool, args []string) ([]string, error) {
	switch {
	case o.Value == "" && given:
		return nil, usageError(fmt.Sprintf("%s takes no value", shown))
	case o.Value != "" && !given && len(args) > 0 && !(o.Optional && strings.HasPrefix(args[0], "-")):
		value, args = args[0], args[1:]
	case o.Value != "" && !given && !o.Optional:
		return nil, usageError(fmt.Sprintf("%s needs a value: %s %s", shown, shown, o.Value))
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
