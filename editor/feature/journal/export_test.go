package journal

// Read reads a journal file for tests.
func Read(file string) (text string, damaged, ok bool) {
	f, err := open(file)
	return f.Text.String(), f.Damaged, err == nil
}
