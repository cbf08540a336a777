"""What keeps a file from being read, in one line for the clerk."""


class IntakeError(Exception):
    """`message` says in Chinese what is the matter and what to do; it does not name the file."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
