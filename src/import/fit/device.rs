//! The name of the watch that wrote a file.

use rustyfit::profile::typedef::{GarminProduct, Manufacturer};

use super::contents::Identity;
use crate::journal::clean_line;

/// Garmin's number among makers.
const GARMIN: u16 = 1;

/// Gives the name of the device: the name the file gives, else maker and product as far as their numbers are known.
pub(super) fn name(identity: &Identity) -> Option<String> {
    if let Some(name) = identity.product_name.as_deref().map(clean_line).filter(|name| !name.is_empty()) {
        return Some(name);
    }
    let number = identity.maker?;
    let maker = known(&Manufacturer(number).to_string()).map(|maker| capitalised(&maker))?;
    let product = identity.product.filter(|_| number == GARMIN).and_then(|product| known(&GarminProduct(product).to_string()));
    Some(product.map_or_else(|| maker.clone(), |product| format!("{maker} {product}")))
}

/// Gives a name of the profile; one that it does not know it writes as `Type(number)`.
fn known(name: &str) -> Option<String> {
    (!name.contains('(')).then(|| name.replace('_', " "))
}

fn capitalised(words: &str) -> String {
    let upper = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(upper).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch(maker: u16, product: Option<u16>, product_name: Option<&str>) -> Option<String> {
        let product_name = product_name.map(str::to_owned);
        name(&Identity { purpose: None, maker: Some(maker), product, product_name })
    }

    #[test]
    fn a_device_is_named_as_far_as_its_numbers_are_known() {
        assert_eq!(watch(294, Some(802), Some("COROS PACE 2")).as_deref(), Some("COROS PACE 2"));
        assert_eq!(watch(1, Some(1623), None).as_deref(), Some("Garmin fr620"));
        assert_eq!(watch(1, Some(65_001), None).as_deref(), Some("Garmin"));
        assert_eq!(watch(32, Some(31), None).as_deref(), Some("Wahoo Fitness"));
        assert_eq!(watch(61_234, None, None), None);
    }
}
