package text

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width returns the cells that one cluster takes: 1 for ASCII (control
// characters too), 2 for East Asian wide characters and emoji, at least 1 for
// everything else. A tab's width depends on its column: see TabWidth.
func Width(cluster string) int {
	if cluster == "" {
		return 0
	}
	if cluster[0] < utf8.RuneSelf && (len(cluster) == 1 || cluster[1] < utf8.RuneSelf) {
		return 1
	}
	if c, size := utf8.DecodeRuneInString(cluster); size == len(cluster) && plain(c) && c < 0x1100 {
		return 1
	}
	return max(1, min(2, uniseg.StringWidth(cluster)))
}

// TabWidth returns the cells from column to the next multiple of tab.
func TabWidth(column, tab int) int {
	if tab <= 0 {
		return 1
	}
	return tab - column%tab
}

// FirstCluster splits the first cluster off a short string.
func FirstCluster(s string) (cluster, rest string) {
	if len(s) == 1 || len(s) >= 2 && s[0] < utf8.RuneSelf && s[1] < utf8.RuneSelf && s[0] != '\r' {
		return s[:1], s[1:]
	}
	return firstCluster(s)
}

// StringWidth returns the cells of a string without tabs.
func StringWidth(s string) int {
	width := 0
	for s != "" {
		var cluster string
		cluster, s = FirstCluster(s)
		width += Width(cluster)
	}
	return width
}
