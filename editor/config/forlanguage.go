package config

import hxruntime "hx/runtime"

// The settings below can be set by a language too. Each method takes the
// language of a buffer, which may be nil, and returns what counts there.

// SoftWrapFor returns how long lines wrap.
func (s *Settings) SoftWrapFor(l *hxruntime.Language) SoftWrap {
	w := s.SoftWrap
	if l == nil {
		return w
	}
	over(&w.Enable, l.SoftWrap.Enable)
	over(&w.AtTextWidth, l.SoftWrap.AtTextWidth)
	over(&w.MaxWrap, l.SoftWrap.MaxWrap)
	over(&w.MaxIndentRetain, l.SoftWrap.MaxIndentKeep)
	over(&w.Indicator, l.SoftWrap.Indicator)
	return w
}

func over[T any](value, by *T) {
	if by != nil {
		*value = *by
	}
}

// TextWidthFor returns the text width in columns.
func (s *Settings) TextWidthFor(l *hxruntime.Language) int {
	if l != nil && l.Width > 0 {
		return l.Width
	}
	return s.TextWidth
}

// RulersFor returns the columns of rulers.
func (s *Settings) RulersFor(l *hxruntime.Language) []int {
	if l != nil && l.Rulers != nil {
		return l.Rulers
	}
	return s.Rulers
}

// PairsFor returns the pairs that are typed together, none when that is off.
// Switching them off for all goes before a language's own pairs.
func (s *Settings) PairsFor(l *hxruntime.Language) []hxruntime.Pair {
	switch {
	case !s.AutoPairs.Enable:
		return nil
	case l != nil && l.AutoPairs != nil:
		return l.AutoPairs.Pairs
	}
	return s.AutoPairs.Pairs
}

// PathCompletionFor reports whether file paths are completed.
func (s *Settings) PathCompletionFor(l *hxruntime.Language) bool {
	on := s.PathCompletion
	if l != nil {
		over(&on, l.PathCompletion)
	}
	return on
}

// WordCompletionFor returns how words are completed.
func (s *Settings) WordCompletionFor(l *hxruntime.Language) WordCompletion {
	w := s.WordCompletion
	if l == nil {
		return w
	}
	over(&w.Enable, l.WordCompletion.Enable)
	if l.WordCompletion.TriggerLength > 0 {
		w.TriggerLength = l.WordCompletion.TriggerLength
	}
	return w
}

// RainbowFor reports whether brackets are coloured by depth.
func (s *Settings) RainbowFor(l *hxruntime.Language) bool {
	on := s.Rainbow
	if l != nil {
		over(&on, l.Rainbow)
	}
	return on
}

// WorkspaceRootsFor returns the folders that are roots for servers.
func (s *Settings) WorkspaceRootsFor(l *hxruntime.Language) []string {
	if l != nil && l.WorkspaceLSP != nil {
		return l.WorkspaceLSP
	}
	return s.WorkspaceRoots
}
