"""The directory by the Human Services Data Specification of Open Referral: an API of files, and a tabular package."""
