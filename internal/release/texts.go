package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"hx/editor/registry"
	hxruntime "hx/runtime"

	"hx/internal/usage"
)

// texts are the files beside the program, by name.
func texts(s source) map[string]string {
	return map[string]string{
		"hx.1":       manual(s),
		"hx.bash":    bash(),
		"_hx":        zsh(),
		"hx.fish":    fish(),
		"hx.desktop": desktop,
	}
}

// desktop makes the editor known to file managers.
const desktop = `[Desktop Entry]
Type=Application
Name=hx
GenericName=Text Editor
Comment=Modal text editor for the terminal
Exec=hx %F
TryExec=hx
Terminal=true
Icon=accessories-text-editor
Categories=Utility;TextEditor;
Keywords=text;editor;modal;
StartupNotify=false
MimeType=text/plain;text/x-c;text/x-c++;text/x-java;text/x-makefile;text/x-python;text/x-script.python;text/x-shellscript;text/markdown;text/rust;text/x-go;text/html;text/css;application/json;application/toml;application/yaml;application/xml;
`

// words are what a flag may be followed by, as far as that is a list.
func words(o usage.Option) []string {
	list := slices.Clone(o.Words)
	if o.Long == "health" {
		for _, l := range hxruntime.Builtin().List {
			list = append(list, l.Name)
		}
	}
	return list
}

// manual is the page of the manual, made from the tables of flags and commands.
func manual(s source) string {
	var b strings.Builder
	day := time.Unix(s.date, 0).UTC().Format("2006-01-02")
	fmt.Fprintf(&b, ".TH HX 1 \"%s\" \"hx %s\" \"User Commands\"\n", day, roff(s.version))
	b.WriteString(".SH NAME\nhx \\- modal text editor for the terminal\n.SH SYNOPSIS\n.B hx\n[\\fIFLAGS\\fR] [\\fIFILE\\fR[:\\fILINE\\fR[:\\fICOLUMN\\fR]]]...\n")
	b.WriteString(`.SH DESCRIPTION
hx edits text in a terminal. First select, then act: movements select what they
pass, commands act on what is selected, and there may be many selections.
Everything it needs is in the one program: syntax, themes, help and a tutor
(\fBhx \-\-tutor\fR). A folder as first argument opens a picker for its files.
.SH OPTIONS
`)
	for _, o := range usage.Options {
		b.WriteString(".TP\n")
		form := `\fB\-\-` + roff(o.Long) + `\fR`
		if o.Short != "" {
			form = `\fB\-` + o.Short + `\fR, ` + form
		}
		switch {
		case o.Optional:
			form += ` [\fI` + o.Value + `\fR]`
		case o.Value != "":
			form += ` \fI` + o.Value + `\fR`
		}
		fmt.Fprintf(&b, "%s\n%s\n", form, roff(sentence(o.Doc)))
	}
	for _, a := range usage.Arguments {
		fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(a.Form), roff(sentence(a.Doc)))
	}
	b.WriteString(".SH COMMANDS\nWritten behind a colon:\n")
	for _, c := range registry.Typed() {
		names := append([]string{c.Name}, c.Aliases...)
		for i, n := range names {
			names[i] = `\fB:` + roff(n) + `\fR`
		}
		fmt.Fprintf(&b, ".TP\n%s\n%s\n", strings.Join(names, ", "), roff(sentence(c.Doc)))
	}
	b.WriteString(`.SH FILES
.TP
\fI~/.config/hx/config.toml\fR
Settings and keys. A Helix user's file works as it is.
.TP
\fI~/.config/hx/languages.toml\fR
Languages and their servers.
.TP
\fI~/.config/hx/themes\fR, \fI~/.config/hx/runtime\fR
Own themes, queries and grammars; they come before the built\-in ones.
.TP
\fI~/.local/state/hx\fR
Unsaved texts, until they are saved or given up on purpose.
.SH ENVIRONMENT
.TP
\fBXDG_CONFIG_HOME\fR, \fBXDG_STATE_HOME\fR
Where these folders are, if not in the home folder.
.TP
\fBTERM\fR, \fBCOLORTERM\fR
What the terminal can do.
.SH EXIT STATUS
0 when all went well, 1 when something failed, 2 for a mistake on the command
line, 70 for a defect of the program. \fB:cquit\fR \fIN\fR ends with N.
`)
	return b.String()
}

// sentence makes a sentence of a doc line.
func sentence(doc string) string {
	if doc == "" || strings.HasSuffix(doc, ".") {
		return doc
	}
	return strings.ToUpper(doc[:1]) + doc[1:] + "."
}

// roff makes text harmless for the manual's format.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
