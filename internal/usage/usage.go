// Package usage is the table of the program's flags. The program reads its
// command line by it; the help, the manual page and the completions of shells
// are made from it.
package usage

import (
	"fmt"
	"strings"
)

// Takes is what the value of a flag is, for shells that complete it.
type Takes uint8

const (
	Nothing Takes = iota
	Word          // one of Words
	File
	Folder
)

// Option is one flag.
type Option struct {
	Long, Short string // without dashes; Short may be ""
	Value       string // its name in the help, "" for none
	Optional    bool   // the value may be missing
	Takes       Takes
	Words       []string
	Doc         string
}

// Options lists all flags in the order of the help.
var Options = []Option{
	{Long: "help", Short: "h", Doc: "show this help"},
	{Long: "version", Short: "V", Doc: "show the version"},
	{Long: "tutor", Doc: "start with the tutor"},
	{Long: "health", Value: "CATEGORY", Optional: true, Takes: Word, Words: []string{"all", "clipboard", "languages"},
		Doc: "check the installation: all, clipboard, languages, or one language"},
	{Long: "grammar", Short: "g", Value: "ACTION", Takes: Word, Words: []string{"build"}, Doc: "build a grammar from a folder: -g build NAME DIR"},
	{Long: "strict", Doc: "make grammar actions fail at the first error"},
	{Long: "recover", Doc: "list unsaved texts that were left behind, with what differs, to take them over"},
	{Long: "config", Short: "c", Value: "FILE", Takes: File, Doc: "read FILE instead of the user's config.toml"},
	{Long: "log", Value: "FILE", Takes: File, Doc: "write the log to FILE"},
	{Long: "verbose", Short: "v", Doc: "log more; may be given up to three times"},
	{Long: "vsplit", Doc: "open every file in a split of its own, side by side"},
	{Long: "hsplit", Doc: "open every file in a split of its own, one above the other"},
	{Long: "working-dir", Short: "w", Value: "DIR", Takes: Folder, Doc: "start in DIR"},
}

// Argument is what may stand on the command line besides flags.
type Argument struct{ Form, Doc string }

// Arguments lists them in the order of the help.
var Arguments = []Argument{
	{"+N", "line of the first file; + alone is its last line"},
	{"-", "read text from standard input"},
	{"--", "everything after this is a file name"},
}

// Synopsis is the command line in short.
const Synopsis = "hx [FLAGS] [FILE[:LINE[:COLUMN]]]..."

// Forms writes a flag as the help shows it: `-c, --config FILE`.
func (o Option) Forms() string {
	s := "    "
	if o.Short != "" {
		s = "-" + o.Short + ", "
	}
	s += "--" + o.Long
	switch {
	case o.Optional:
		s += " [" + o.Value + "]"
	case o.Value != "":
		s += " " + o.Value
	}
	return s
}

// Help is the text of --help.
func Help() string {
	var b strings.Builder
	b.WriteString("hx, a modal text editor\n\nusage: " + Synopsis + "\n\n")
	for _, o := range Options {
		fmt.Fprintf(&b, "  %-28s %s\n", o.Forms(), o.Doc)
	}
	for _, a := range Arguments {
		fmt.Fprintf(&b, "  %-28s %s\n", a.Form, a.Doc)
	}
	b.WriteString("\nIn the editor: :q quits, :w saves, :tutor teaches, space ? lists all commands.\n")
	return b.String()
}
