package editor

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
)

// AbsPath returns a path as documents keep it: `~` expanded, relative ones
// taken from the working directory, lexically normalised.
func (ed *Editor) AbsPath(path string) string {
	if path == "~" || strings.HasPrefix(path, "~/") {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + path[1:]
		}
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(ed.dir, path)
	}
	return filepath.Clean(path)
}

// Open returns the document of a file, loading it when it is not open yet. It
// is not shown.
func (ed *Editor) Open(path string) (*document.Document, error) {
	path = ed.AbsPath(path)
	if d := ed.Docs.ByPath(path); d != nil {
		return d, nil
	}
	loaded, rest, err := ed.load(path)
	if err != nil {
		return nil, err
	}
	t := loaded.Text
	if loaded.New {
		// A file to be made begins with one line; an empty file on disk stays
		// empty, so that opening and saving it changes nothing.
		t = text.FromString(string(ed.defaultLineEnding()))
	}
	d := ed.Docs.Add(t, func(d *document.Document) {
		d.File = loaded.File
		if rest != nil {
			d.Coming(rest.Left())
		}
		ed.Recognise(d)
	})
	if rest != nil {
		ed.loadRest(d.ID(), rest)
	}
	return d, nil
}

// loadRest loads a large file to its end, part by part, behind the frames.
func (ed *Editor) loadRest(id document.ID, rest *document.Rest) {
	key := fmt.Sprint("load:", id)
	job.Go(ed.Jobs, job.Spec{Key: key, Class: job.Heavy}, func(context.Context) (text.Rope, error) {
		return rest.Next()
	}, func(part text.Rope, err error) {
		d := ed.Docs.Get(id)
		switch {
		case d == nil: // closed meanwhile
			rest.Close()
			return
		case err != nil:
			rest.Close()
			ed.Fail("%s cannot be loaded to its end: %s", d.Name(ed.dir), err)
			return
		}
		d.Extend(part, rest.Left())
		if rest.Left() > 0 {
			ed.Status("Loading %s: %d %%", d.Name(ed.dir), d.Share())
			ed.loadRest(id, rest)
			return
		}
		rest.Close()
		ed.Status("Loaded %s.", d.Name(ed.dir))
		ed.LanguageChanged(d) // all of it can be looked at now
	})
}

// load reads a file in the encoding that is asked for by files beside it, if it
// can be read so.
func (ed *Editor) load(path string) (document.Loaded, *document.Rest, error) {
	if ed.Charset != nil {
		if name, mark := ed.Charset(path); name != "" {
			if loaded, err := document.Load(path, name); err == nil {
				loaded.File.BOM = loaded.File.BOM || loaded.New && mark
				return loaded, nil, nil
			}
		}
	}
	return document.LoadStart(path, "")
}

// Recognise sets what follows from a document's path and text: language, line
// breaks, indentation.
func (ed *Editor) Recognise(d *document.Document) {
	d.Lang = ed.detectLanguage(d.File.Path, d.Text())
	if ed.Modeline != nil {
		if name := ed.Modeline(d); name != "" {
			d.Lang = name
		}
	}
	ed.recogniseStyle(d)
}

// SetLanguage gives a document another language, "" for none.
func (ed *Editor) SetLanguage(d *document.Document, name string) {
	d.Lang = name
	ed.recogniseStyle(d)
	ed.LanguageChanged(d)
}

func (ed *Editor) recogniseStyle(d *document.Document) {
	t := d.Text()
	if le, ok := t.DetectLineEnding(); ok {
		d.LineEnding = le
	} else {
		d.LineEnding = ed.defaultLineEnding()
	}
	d.Indent, d.TabWidth = document.Indent{}, 4
	if l := ed.Language(d); l != nil && l.Indent != nil {
		d.TabWidth = l.Indent.TabWidth
		d.Indent = IndentOf(l.Indent.Unit)
	}
	if in, ok := document.DetectIndent(t); ok {
		d.Indent = in
	}
	d.TextWidth, d.Tidy = 0, document.Tidy{}
	if ed.Style != nil {
		ed.Style(ed, d)
	}
}

// IndentOf returns the style whose one level is unit.
func IndentOf(unit string) document.Indent {
	if strings.HasPrefix(unit, "\t") {
		return document.Indent{}
	}
	return document.Indent{Spaces: min(len(unit), 16)}
}

func (ed *Editor) detectLanguage(path string, t text.Rope) string {
	l := ed.Langs.Detect(path, firstLine(t))
	if l == nil {
		return ""
	}
	return l.Name
}

func firstLine(t text.Rope) string {
	end := min(t.LineEnd(0), 256)
	return t.Slice(0, end)
}
