"""The sentences of the card that readers of other languages show at a desk, in Chinese and in their own language."""

from service_circles.languages.translator import Translator, message

_SENTENCES = {
    "hello": message("您好！我不会说中文。"),
    "need": message("我要办："),
    "write": message("请把时间、费用、要带的东西写下来给我看。谢谢！"),
}


def desk_sentences(words: Translator) -> dict[str, tuple[str, str]]:
    """Each sentence in Chinese, and as a reader of the language understands it."""
    return {name: (text, words(text)) for name, text in _SENTENCES.items()}
