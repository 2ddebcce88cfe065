package servers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/ui"
	"hx/keymap"
	"hx/lsp"
)

// signatureDelay is the pause before servers are asked for the call at the
// cursor.
const signatureDelay = 120 * time.Millisecond

// signatureLayer names the popup.
const signatureLayer = "signature-help"

// signature is the signature help that is shown.
type signature struct {
	shown *lsp.SignatureHelp
	popup *ui.Popup
}

// signatureHelp shows the parameters of the call at the cursor.
func signatureHelp(c *command.Context) error {
	s := of(c)
	if len(s.able(c.Doc(), lsp.FeatureSignatureHelp, false)) == 0 {
		return noServer(lsp.FeatureSignatureHelp)
	}
	s.askSignature(c.Doc(), lsp.SignatureTrigger{}, false)
	return nil
}

func (s *Servers) askSignature(d *document.Document, why lsp.SignatureTrigger, quiet bool) {
	list := s.able(d, lsp.FeatureSignatureHelp, false)
	if len(list) == 0 || s.ed.Doc() != d {
		return
	}
	doc := snapshot(d)
	pos := s.ed.Selection().Primary().Cursor(d.Text())
	job.Go(s.ed.Jobs, job.Spec{Key: "lsp:signature", Latest: true, Class: job.Wait}, func(ctx context.Context) (lsp.SignatureHelp, error) {
		return list[0].SignatureHelp(ctx, doc, pos, why)
	}, func(help lsp.SignatureHelp, err error) {
		switch {
		case err != nil && !quiet:
			s.ed.Fail("%s", err)
		case err != nil:
		case quiet && s.ed.Mode() != keymap.ModeInsert, s.ed.Doc() != d:
		case len(help.Signatures) == 0:
			s.closeSignature()
		default:
			s.showSignature(help)
		}
	})
}

func (s *Servers) showSignature(help lsp.SignatureHelp) {
	blocks := make([]ui.Block, len(help.Signatures))
	for i := range help.Signatures {
		blocks[i] = s.signatureBlock(&help.Signatures[i])
		if len(blocks) > 1 {
			blocks[i].Title = fmt.Sprintf("(%d/%d)", i+1, len(blocks))
		}
	}
	s.sign.shown = &help
	if s.sign.popup != nil && s.ed.Layers.Named(signatureLayer) == s.sign.popup {
		s.sign.popup.Update(blocks, help.Active)
		return
	}
	s.sign.popup = ui.NewPopup(ui.PopupOptions{
		Name: signatureLayer, Blocks: blocks, At: help.Active, KeepOnEsc: true, Above: true,
		Closed: func() { s.sign = signature{} },
	})
	below := s.ed.Layers.Named("completion")
	s.ed.Layers.Push(s.sign.popup)
	if below != nil { // the list of proposals stays on top
		s.ed.Layers.Remove(below)
		s.ed.Layers.Push(below)
	}
}

// signatureBlock shows a signature with its present parameter marked, and what
// is said of it.
func (s *Servers) signatureBlock(g *lsp.Signature) ui.Block {
	from, to := 0, 0
	var doc lsp.Markup
	if g.Active >= 0 && g.Active < len(g.Parameters) {
		p := g.Parameters[g.Active]
		from, to, doc = p.Span.From, p.Span.To, p.Doc
	}
	b := ui.Block{Lines: []ui.Line{{
		{Text: g.Label[:from]}, {Text: g.Label[from:to], Scope: "ui.selection"}, {Text: g.Label[to:]},
	}}}
	if !s.ed.Conf.Editor.LSP.SignatureHelpDocs {
		return b
	}
	for _, m := range []lsp.Markup{doc, g.Doc} {
		if !m.IsEmpty() {
			b.Lines = append(b.Lines, ui.PlainLine(""))
			for line := range strings.SplitSeq(strings.TrimSpace(m.Text), "\n") {
				b.Lines = append(b.Lines, ui.PlainLine(line))
			}
		}
	}
	return b
}

func (s *Servers) closeSignature() {
	s.sign = signature{}
	s.ed.Layers.RemoveNamed(signatureLayer)
}

// modeSet asks for signature help where insert mode begins within a call, and
// closes it with insert mode.
func (s *Servers) modeSet(ed *editor.Editor, old, now keymap.Mode) {
	if d := ed.Doc(); now == keymap.ModeInsert && old != now && ed.Conf.Editor.LSP.AutoSignatureHelp && !s.env.Repeat.Playing &&
		len(s.able(d, lsp.FeatureSignatureHelp, false)) > 0 {
		s.askSignatureLater(d, lsp.SignatureTrigger{})
	}
	if old == keymap.ModeInsert {
		ed.Jobs.Cancel("lsp:signature-wait")
		ed.Jobs.Cancel("lsp:signature")
		if s.sign.shown != nil {
			s.closeSignature()
		}
	}
}

// typed asks for signature help when a trigger character is among what was put
// in, or anew while it is shown.
func (s *Servers) typed(d *document.Document, put string) {
	if s.ed.Mode() != keymap.ModeInsert || s.ed.Doc() != d {
		return
	}
	list := s.able(d, lsp.FeatureSignatureHelp, false)
	if len(list) == 0 {
		return
	}
	first, again := list[0].SignatureTriggers(states.Of(d).path)
	why := lsp.SignatureTrigger{Again: s.sign.shown, Typed: true}
	if s.sign.shown != nil {
		why.Character = lastOf(put, again)
	} else if why.Character = lastOf(put, first); why.Character == "" || !s.ed.Conf.Editor.LSP.AutoSignatureHelp {
		return
	}
	s.askSignatureLater(d, why)
}

func (s *Servers) askSignatureLater(d *document.Document, why lsp.SignatureTrigger) {
	spec := job.Spec{Key: "lsp:signature-wait", Latest: true, Debounce: signatureDelay}
	job.Later(s.ed.Jobs, spec, func() { s.askSignature(d, why, true) })
}

// lastOf returns the last character of s that is in a list, "" for none.
func lastOf(s string, list []string) string {
	for i := len(s); i > 0; {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		if ch := s[i-n : i]; slices.Contains(list, ch) {
			return ch
		}
		i -= n
	}
	return ""
}
