import os

class Thing(Base):
    """Doc."""

    def method(self, a: int = 1, *args, **kw) -> str:
        if a > 1:
            return f"{a!r} and {self.name:>10}"
        for x in range(10):
            yield x
        else:
            pass
        with open("f") as f, lock:
            data = [y for y in f if y]
        return '''long
text'''
